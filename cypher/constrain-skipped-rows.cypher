// Skipped rows of a dataset are numbered, each number once.
// params: none
CREATE CONSTRAINT skippedRows IF NOT EXISTS FOR (skipped:SkippedRow) REQUIRE (skipped.datasetId, skipped.row) IS UNIQUE
