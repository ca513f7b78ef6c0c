-- Findings of the hub list, best first, without accounts that a person has protected since.
-- params: runNumber, after, limit
SELECT "finding".*, 0 AS "isProtected"
FROM "finding"
WHERE "runNumber" = :runNumber AND "queue" = 0
  AND NOT EXISTS (
    SELECT 1 FROM "protection"
    WHERE "protection"."accountId" = "finding"."accountId" AND "protection" = 'protected')
ORDER BY "rank"
LIMIT :limit OFFSET :after
