-- Skipped rows in the order of files and lines.
SELECT fileIndex, line, reason, coalesce(raw, '') AS raw FROM skippedRows ORDER BY fileIndex, line
