-- Every account that was ever given a key, some thousands a row: keys and accountIds as JSON lists; ascending by block.
-- params: none
SELECT to_json(list("accountKey"))::VARCHAR AS keys, to_json(list("accountId"))::VARCHAR AS "accountIds"
FROM accounts
GROUP BY "accountKey" // 4096
ORDER BY "accountKey" // 4096;
