-- Removes the skipped rows of a dataset.
-- params: datasetKey
DELETE FROM "skippedRows" WHERE "datasetKey" = $datasetKey;
