// Number of transfers that a dataset has in the store, visible or not.
// params: datasetId
MATCH ()-[transfer:TRANSFERRED]->()
WHERE transfer.datasetId = $datasetId AND transfer.transferId IS NOT NULL
RETURN count(transfer) AS transfers
