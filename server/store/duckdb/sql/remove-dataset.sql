-- Removes the dataset itself.
-- params: datasetKey
DELETE FROM datasets WHERE "datasetKey" = $datasetKey;
