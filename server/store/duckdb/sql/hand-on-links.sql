-- Makes the earliest loaded of several second reports the first of the others, where their first is in a dataset that goes.
-- params: datasetKey
-- The link of the new first itself stays with the dataset and goes with it.
UPDATE links
SET "firstDatasetKey" = "heirDatasetKey", "firstTransferId" = "heirTransferId", "gapMs" = links."gapMs" - "heirGapMs"
FROM (
  SELECT "firstTransferId" AS "goneId", min("secondDatasetKey") AS "heirDatasetKey",
         min_by("secondTransferId", "secondDatasetKey") AS "heirTransferId", min_by("gapMs", "secondDatasetKey") AS "heirGapMs"
  FROM links
  WHERE "firstDatasetKey" = $datasetKey
  GROUP BY "firstTransferId"
)
WHERE "firstDatasetKey" = $datasetKey AND "firstTransferId" = "goneId" AND "secondDatasetKey" <> "heirDatasetKey";
