// One transfer for each id within a dataset.
// params: none
CREATE CONSTRAINT transferIds IF NOT EXISTS FOR ()-[transfer:TRANSFERRED]-() REQUIRE (transfer.datasetId, transfer.transferId) IS UNIQUE
