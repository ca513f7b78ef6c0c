// Keys of all accounts that a ready dataset names in code-point order of accountId, and which of them are unresolved.
// params: ready, unresolvedPrefix
MATCH (account:Account)
WHERE account.accountId >= "" AND EXISTS { (account)<-[:NAMES]-(dataset) WHERE dataset.datasetId IN $ready }
WITH account
ORDER BY account.accountId
RETURN collect(toFloat(account.key)) AS keys,
       collect(CASE WHEN account.accountId STARTS WITH $unresolvedPrefix THEN toFloat(account.key) END) AS unresolved
