// Adds accounts under their keys.
// params: accounts
UNWIND $accounts AS account
CREATE (:Account {accountId: account.accountId, key: toInteger(account.key)})
