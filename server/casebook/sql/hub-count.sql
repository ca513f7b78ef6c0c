-- Number of findings of the hub list, without accounts that people or new data have protected since.
-- params: runNumber, store
-- CROSS JOIN keeps the order: the few protected accounts first, then one look-up each.
WITH "protectedNow" AS (
  SELECT "accountId" FROM "protection" WHERE "protection" = 'protected'
  UNION
  SELECT "accountId" FROM "protectedByData"
  WHERE "store" = :store AND "accountId" NOT IN (SELECT "accountId" FROM "protection"))
SELECT
  (SELECT count(*) FROM "finding" WHERE "runNumber" = :runNumber AND "queue" = 0)
  - (SELECT count(*) FROM "protectedNow" CROSS JOIN "finding" USING ("accountId")
     WHERE "runNumber" = :runNumber AND "queue" = 0) AS "findings"
