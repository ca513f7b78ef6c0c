// Rejects of a dataset by file as loaded, then line.
// params: datasetId, after, limit
MATCH (reject:Reject)
WHERE reject.datasetId = $datasetId AND reject.row IS NOT NULL
RETURN reject.file AS file, reject.line AS line, reject.column AS column, reject.code AS code, reject.raw AS raw
ORDER BY reject.filePlace, reject.file, reject.line, reject.code, reject.column, reject.raw
SKIP toInteger($after) LIMIT toInteger($limit)
