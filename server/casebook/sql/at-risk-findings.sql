-- The child-at-risk queue: protected at the time of the run or since, and not released; most urgent first.
-- params: runNumber, store, after, limit
-- CROSS JOIN keeps the order: the few protected accounts first, then one look-up each. Equally urgent ones come by
-- pseudonym, so that the order tells nothing of the true ids.
WITH "protectedNow" AS (
  SELECT "accountId" FROM "protection" WHERE "protection" = 'protected'
  UNION
  SELECT "accountId" FROM "protectedByData"
  WHERE "store" = :store AND "accountId" NOT IN (SELECT "accountId" FROM "protection"))
SELECT "queued".*, 1 AS "isProtected"
FROM (
  SELECT * FROM "finding"
  WHERE "runNumber" = :runNumber AND "queue" = 1
    AND "accountId" NOT IN (SELECT "accountId" FROM "protection" WHERE "protection" = 'released')
  UNION ALL
  SELECT "finding".* FROM "protectedNow" CROSS JOIN "finding" USING ("accountId")
  WHERE "runNumber" = :runNumber AND "queue" = 0) AS "queued"
LEFT JOIN "pseudonym" USING ("accountId")
ORDER BY "urgency" DESC, "pseudonym", "accountId"
LIMIT :limit OFFSET :after
