// Removes rejects of a dataset, at most so many, and says how many.
// params: datasetId, limit
MATCH (gone:Reject)
WHERE gone.datasetId = $datasetId AND gone.row IS NOT NULL
WITH gone LIMIT toInteger($limit)
DELETE gone
RETURN count(*) AS removed
