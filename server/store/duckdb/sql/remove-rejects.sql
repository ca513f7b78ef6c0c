-- Removes the rejects of a dataset.
-- params: datasetKey
DELETE FROM rejects WHERE "datasetKey" = $datasetKey;
