// Datasets that an interrupted load or removal left, in code-point order of datasetId.
// params: none
MATCH (dataset:Dataset)
WHERE dataset.status <> "ready"
RETURN dataset.datasetId AS datasetId
ORDER BY dataset.datasetId
