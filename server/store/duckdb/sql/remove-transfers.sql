-- Removes the transfers of a dataset.
-- params: datasetKey
DELETE FROM transfers WHERE "datasetKey" = $datasetKey;
