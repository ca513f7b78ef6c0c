-- The child-at-risk queue: protected at the time of the run or by a person since, and not released; most urgent first.
-- params: runNumber, after, limit
-- CROSS JOIN keeps the order: the few decisions first, then one look-up each.
SELECT *, 1 AS "isProtected"
FROM (
  SELECT * FROM "finding"
  WHERE "runNumber" = :runNumber AND "queue" = 1
    AND NOT EXISTS (
      SELECT 1 FROM "protection"
      WHERE "protection"."accountId" = "finding"."accountId" AND "protection" = 'released')
  UNION ALL
  SELECT "finding".* FROM "protection" CROSS JOIN "finding" USING ("accountId")
  WHERE "protection" = 'protected' AND "runNumber" = :runNumber AND "queue" = 0)
ORDER BY "score" DESC, "accountId"
LIMIT :limit OFFSET :after
