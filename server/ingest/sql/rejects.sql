-- Rejects in the order of files and lines.
SELECT fileIndex, line, columnName, code, coalesce(raw, '') AS raw FROM rejects ORDER BY fileIndex, line
