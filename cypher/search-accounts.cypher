// Accounts whose id contains the text, case ignored; exact and prefix matches first, then code-point order.
// params: text, limit, ready
MATCH (account:Account)
WHERE toLower(account.accountId) CONTAINS toLower($text)
  AND EXISTS { (account)<-[:NAMES]-(dataset) WHERE dataset.datasetId IN $ready }
WITH account, toLower(account.accountId) AS found, toLower($text) AS wanted
RETURN account.key AS key, account.accountId AS accountId
ORDER BY found <> wanted, NOT found STARTS WITH wanted, account.accountId
LIMIT toInteger($limit)
