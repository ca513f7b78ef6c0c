// Skipped rows of a dataset by file as loaded, then line.
// params: datasetId, after, limit
MATCH (skipped:SkippedRow)
WHERE skipped.datasetId = $datasetId AND skipped.row IS NOT NULL
RETURN skipped.file AS file, skipped.line AS line, skipped.reason AS reason, skipped.raw AS raw
ORDER BY skipped.filePlace, skipped.file, skipped.line, skipped.reason, skipped.raw
SKIP toInteger($after) LIMIT toInteger($limit)
