-- Pairs of transfers that two institutions reported both; by first, then second.
-- params: after, limit
SELECT first."datasetId" AS "firstDatasetId", "firstTransferId", second."datasetId" AS "secondDatasetId",
       "secondTransferId", "gapMs"::DOUBLE AS "gapMs"
FROM links
JOIN datasets first ON first."datasetKey" = "firstDatasetKey"
JOIN datasets second ON second."datasetKey" = "secondDatasetKey"
ORDER BY first."datasetId", "firstTransferId", second."datasetId", "secondTransferId"
LIMIT $limit OFFSET $after;
