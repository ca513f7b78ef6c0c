-- Adds a dataset; committing the load makes it visible with all that belongs to it.
-- params: datasetKey, datasetId, record
INSERT INTO datasets VALUES ($datasetKey, $datasetId, $record);
