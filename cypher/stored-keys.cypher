// Keys of those accountIds that the store has given one, named by a dataset or not; in no promised order.
// params: accountIds
UNWIND $accountIds AS accountId
MATCH (account:Account {accountId: accountId})
RETURN account.accountId AS accountId, account.key AS key
