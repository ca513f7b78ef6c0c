// Adds rejects of a dataset.
// params: datasetId, rows
UNWIND $rows AS row
CREATE (:Reject {
  datasetId: $datasetId, row: toInteger(row.row), filePlace: toInteger(row.filePlace), file: row.file,
  line: toInteger(row.line), column: row.column, code: row.code, raw: row.raw
})
