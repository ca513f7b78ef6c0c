-- Removes links that touch a dataset.
-- params: datasetKey
DELETE FROM links WHERE "firstDatasetKey" = $datasetKey OR "secondDatasetKey" = $datasetKey;
