// Adds skipped rows of a dataset.
// params: datasetId, rows
UNWIND $rows AS row
CREATE (:SkippedRow {
  datasetId: $datasetId, row: toInteger(row.row), filePlace: toInteger(row.filePlace), file: row.file,
  line: toInteger(row.line), reason: row.reason, raw: row.raw
})
