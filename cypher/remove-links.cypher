// Removes links whose second report is in a dataset, at most so many, and says how many.
// params: datasetId, limit
MATCH (gone:ReportLink)
WHERE gone.secondDatasetId = $datasetId AND gone.secondTransferId IS NOT NULL
WITH gone LIMIT toInteger($limit)
DELETE gone
RETURN count(*) AS removed
