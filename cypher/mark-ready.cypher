// Makes a loaded dataset visible to readers, if it is still the load that it was; one row where it is.
// params: datasetId, loadId
MATCH (dataset:Dataset {datasetId: $datasetId})
WHERE dataset.loadId = $loadId AND dataset.status = "loading"
SET dataset.status = "ready"
RETURN dataset.datasetId AS datasetId
