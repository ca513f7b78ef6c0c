// Rejects of a dataset are numbered, each number once.
// params: none
CREATE CONSTRAINT rejectRows IF NOT EXISTS FOR (reject:Reject) REQUIRE (reject.datasetId, reject.row) IS UNIQUE
