-- Numbers the currencies, channels and countries that a load brings and the store does not have yet.
-- params: transfersFile
WITH brought AS (
  SELECT DISTINCT 'currency' AS kind, currency AS name FROM read_parquet($transfersFile)
  UNION
  SELECT DISTINCT 'channel', channel FROM read_parquet($transfersFile)
  UNION
  SELECT DISTINCT 'country', "payerCountry" FROM read_parquet($transfersFile)
  UNION
  SELECT DISTINCT 'country', "payeeCountry" FROM read_parquet($transfersFile)
  UNION
  SELECT DISTINCT 'country', country FROM "stagedAccounts"
), numbered AS (
  SELECT kind, max("nameKey") AS "lastKey" FROM names GROUP BY kind
)
INSERT INTO names
SELECT kind, coalesce("lastKey", 0) + row_number() OVER (PARTITION BY kind ORDER BY name), name
FROM brought LEFT JOIN numbered USING (kind)
WHERE name IS NOT NULL AND NOT EXISTS (FROM names WHERE names.kind = brought.kind AND names.name = brought.name)
ORDER BY kind, name;
