// Ready datasets in code-point order of datasetId; "ordinal" counts them in the order of their loading.
// params: none
MATCH (dataset:Dataset)
WHERE dataset.status = "ready"
RETURN dataset.datasetId AS datasetId, dataset.loadId AS loadId, dataset.ordinal AS ordinal, dataset.record AS record,
       dataset.currencies AS currencies, dataset.channels AS channels, dataset.countries AS countries
ORDER BY dataset.datasetId
