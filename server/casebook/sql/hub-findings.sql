-- Findings of the hub list, best first, without accounts that people or new data have protected since.
-- params: runNumber, store, after, limit
WITH "protectedNow" AS (
  SELECT "accountId" FROM "protection" WHERE "protection" = 'protected'
  UNION
  SELECT "accountId" FROM "protectedByData"
  WHERE "store" = :store AND "accountId" NOT IN (SELECT "accountId" FROM "protection"))
SELECT "finding".*, 0 AS "isProtected"
FROM "finding"
WHERE "runNumber" = :runNumber AND "queue" = 0 AND "accountId" NOT IN (SELECT "accountId" FROM "protectedNow")
ORDER BY "rank"
LIMIT :limit OFFSET :after
