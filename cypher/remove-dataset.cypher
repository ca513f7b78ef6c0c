// Removes the dataset itself.
// params: datasetId
MATCH (dataset:Dataset {datasetId: $datasetId})
DELETE dataset
