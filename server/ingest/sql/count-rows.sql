-- Where the rows of each file went.
-- slots: transfers
SELECT
  f.fileIndex,
  (SELECT count(*) FROM read_parquet({{transfers}}, hive_partitioning = false) t WHERE t.sourceFile = f.fileIndex) AS accepted,
  (SELECT count(*) FROM rejects r WHERE r.fileIndex = f.fileIndex) AS rejected,
  (SELECT count(*) FROM skippedRows s WHERE s.fileIndex = f.fileIndex) AS skipped,
  (SELECT count(*) FROM twins d WHERE d.fileIndex = f.fileIndex AND d.outcome = 'duplicate') AS duplicate
FROM (SELECT unnest(range({{files}}))::INTEGER AS fileIndex) f
ORDER BY f.fileIndex
