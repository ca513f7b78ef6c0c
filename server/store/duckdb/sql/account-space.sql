-- Number of account keys that were ever given.
-- params: none
SELECT coalesce(max("accountKey") + 1, 0) AS length FROM accounts;
