// Removes links that have a report in a dataset, at most so many, and says how many.
// params: datasetId, limit
CALL () {
  MATCH (gone:ReportLink)
  WHERE gone.firstDatasetId = $datasetId AND gone.firstTransferId IS NOT NULL
  RETURN gone
  UNION ALL
  MATCH (gone:ReportLink)
  WHERE gone.secondDatasetId = $datasetId AND gone.secondTransferId IS NOT NULL
  RETURN gone
}
WITH gone LIMIT toInteger($limit)
DELETE gone
RETURN count(*) AS removed
