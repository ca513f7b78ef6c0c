// Keys of those accountIds that a ready dataset names, in no promised order.
// params: accountIds, ready
UNWIND $accountIds AS accountId
MATCH (account:Account {accountId: accountId})
WHERE EXISTS { (account)<-[:NAMES]-(dataset) WHERE dataset.datasetId IN $ready }
RETURN account.accountId AS accountId, account.key AS key
