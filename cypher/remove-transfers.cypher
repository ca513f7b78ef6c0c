// Removes transfers of a dataset, at most so many, and says how many.
// params: datasetId, limit
MATCH ()-[gone:TRANSFERRED]->()
WHERE gone.datasetId = $datasetId AND gone.transferId IS NOT NULL
WITH gone LIMIT toInteger($limit)
DELETE gone
RETURN count(*) AS removed
