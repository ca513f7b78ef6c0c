-- Removes the list of files of a dataset.
-- params: datasetKey
DELETE FROM "datasetFiles" WHERE "datasetKey" = $datasetKey;
