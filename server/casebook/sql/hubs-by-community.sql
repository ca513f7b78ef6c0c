-- Communities that have hubs: how many, and the best of them; without accounts that a person has protected since.
-- params: runNumber
-- With min(), SQLite takes the other columns from the row that has the minimum.
SELECT "communityId", count(*) AS "hubs", "accountKey" AS "topHubKey", min("rank")
FROM "finding"
WHERE "runNumber" = :runNumber AND "queue" = 0
  AND NOT EXISTS (
    SELECT 1 FROM "protection"
    WHERE "protection"."accountId" = "finding"."accountId" AND "protection" = 'protected')
GROUP BY "communityId"
