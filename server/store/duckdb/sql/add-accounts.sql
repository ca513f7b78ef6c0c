-- Gives keys to the accounts that a load brings and the store does not have yet, in code-point order of accountId.
-- params: transfersFile
WITH brought AS (
  SELECT payer AS "accountId" FROM read_parquet($transfersFile)
  UNION
  SELECT payee FROM read_parquet($transfersFile)
  UNION
  SELECT "accountId" FROM "stagedAccounts"
)
INSERT INTO accounts
SELECT (SELECT coalesce(max("accountKey") + 1, 0) FROM accounts) + row_number() OVER (ORDER BY "accountId") - 1, "accountId"
FROM brought ANTI JOIN accounts USING ("accountId")
ORDER BY "accountId";
