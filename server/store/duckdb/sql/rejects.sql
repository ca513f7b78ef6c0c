-- Rejects of a dataset by file as loaded, then line.
-- params: datasetKey, after, limit
SELECT "fileName" AS file, line::DOUBLE AS line, "column", code, raw
FROM rejects
WHERE "datasetKey" = $datasetKey
ORDER BY rejects.file, "fileName", rejects.line, code, "column", raw
LIMIT $limit OFFSET $after;
