-- Transfers, of every standing, whose both ends are among the keys; by bookedAt, datasetId, transferId.
-- params: keys, from, to
WITH chosen AS (
  SELECT DISTINCT unnest(string_split(nullif($keys, ''), ','))::INTEGER AS "accountKey"
)
SELECT *
FROM "transferRecords"
WHERE "payeeKey" IN (SELECT "accountKey" FROM chosen) AND "payerKey" IN (SELECT "accountKey" FROM chosen)
  AND "bookedAt" >= $from AND "bookedAt" < $to
ORDER BY "bookedAt", "datasetId", "transferId";
