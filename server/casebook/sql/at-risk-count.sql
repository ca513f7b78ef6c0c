-- Length of the child-at-risk queue.
-- params: runNumber, store
-- CROSS JOIN keeps the order: the few protected accounts first, then one look-up each.
WITH "protectedNow" AS (
  SELECT "accountId" FROM "protection" WHERE "protection" = 'protected'
  UNION
  SELECT "accountId" FROM "protectedByData"
  WHERE "store" = :store AND "accountId" NOT IN (SELECT "accountId" FROM "protection"))
SELECT
  (SELECT count(*) FROM "finding" WHERE "runNumber" = :runNumber AND "queue" = 1)
  - (SELECT count(*) FROM "protection" CROSS JOIN "finding" USING ("accountId")
     WHERE "protection" = 'released' AND "runNumber" = :runNumber AND "queue" = 1)
  + (SELECT count(*) FROM "protectedNow" CROSS JOIN "finding" USING ("accountId")
     WHERE "runNumber" = :runNumber AND "queue" = 0) AS "findings"
