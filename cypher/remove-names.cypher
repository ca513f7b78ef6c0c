// Removes the marks of accounts that a dataset names, at most so many, and says how many.
// params: datasetId, limit
MATCH (:Dataset {datasetId: $datasetId})-[gone:NAMES]->()
WITH gone LIMIT toInteger($limit)
DELETE gone
RETURN count(*) AS removed
