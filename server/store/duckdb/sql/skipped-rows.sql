-- Skipped rows of a dataset by file as loaded, then line.
-- params: datasetKey, after, limit
SELECT "fileName" AS file, line::DOUBLE AS line, reason, raw
FROM "skippedRows"
WHERE "datasetKey" = $datasetKey
ORDER BY "skippedRows".file, "fileName", "skippedRows".line, reason, raw
LIMIT $limit OFFSET $after;
