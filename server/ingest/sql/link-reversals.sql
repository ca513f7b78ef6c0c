-- The transfers again, each reversal with what it reverses.
-- slots: transfers, target
COPY (
  SELECT t.* REPLACE (r.reverses AS reverses)
  FROM read_parquet({{transfers}}, hive_partitioning = false) t
  LEFT JOIN reversals r ON r.fileIndex = t.sourceFile AND r.line = t.sourceLine
) TO {{target}} (FORMAT parquet, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1000)
