// accountIds of keys, in no promised order.
// params: keys
UNWIND $keys AS key
MATCH (account:Account {key: toInteger(key)})
RETURN account.key AS key, account.accountId AS accountId
