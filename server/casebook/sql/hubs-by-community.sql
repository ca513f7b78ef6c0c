-- Communities that have hubs: how many, and the best of them; without accounts that people or new data have protected since.
-- params: runNumber, store
-- With min(), SQLite takes the other columns from the row that has the minimum.
WITH "protectedNow" AS (
  SELECT "accountId" FROM "protection" WHERE "protection" = 'protected'
  UNION
  SELECT "accountId" FROM "protectedByData"
  WHERE "store" = :store AND "accountId" NOT IN (SELECT "accountId" FROM "protection"))
SELECT "communityId", count(*) AS "hubs", "accountKey" AS "topHubKey", min("rank")
FROM "finding"
WHERE "runNumber" = :runNumber AND "queue" = 0 AND "accountId" NOT IN (SELECT "accountId" FROM "protectedNow")
GROUP BY "communityId"
