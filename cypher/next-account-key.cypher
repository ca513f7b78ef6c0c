// The key that the next new account gets.
// params: none
OPTIONAL MATCH (account:Account)
WHERE account.key >= 0
RETURN coalesce(max(account.key), -1) + 1 AS key
