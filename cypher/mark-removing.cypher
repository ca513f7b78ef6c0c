// Hides a dataset from readers, and gives those transfers their own standing back whose first report goes with it.
// params: datasetId
// One transaction, so that no transfer counts twice or not at all in between. The links themselves go later.
MATCH (dataset:Dataset {datasetId: $datasetId})
SET dataset.status = "removing"
WITH dataset
MATCH (link:ReportLink {firstDatasetId: $datasetId})
CALL (link) {
  MATCH ()-[second:TRANSFERRED {datasetId: link.secondDatasetId, transferId: link.secondTransferId}]->()
  SET second.standing = link.ownStanding
}
