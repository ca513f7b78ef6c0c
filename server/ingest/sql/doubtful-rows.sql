-- The rows of which something is open: left over by the plain forms, or ruled by status, side, direction or reversal.
-- slots: rows (the files that type-rows wrote)
CREATE TABLE doubtful AS
SELECT * EXCLUDE (isRow, isClean, firstLine, file_row_number), firstLine + file_row_number AS line
FROM read_parquet({{rows}}, file_row_number = true, hive_partitioning = false)
WHERE isRow AND NOT isClean
