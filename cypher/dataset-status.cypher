// Whether a dataset is loading, ready or being removed; no row where there is none.
// params: datasetId
MATCH (dataset:Dataset {datasetId: $datasetId})
RETURN dataset.status AS status
