// One dataset for each datasetId.
// params: none
CREATE CONSTRAINT datasetIds IF NOT EXISTS FOR (dataset:Dataset) REQUIRE dataset.datasetId IS UNIQUE
