-- First and last moment, largest amount and rounded rows of the transfers.
-- slots: transfers
SELECT
  min(bookedAt) AS firstAt, max(bookedAt) AS lastAt, max(amountMinor) AS largest,
  (
    SELECT count(*)
    FROM judged j SEMI JOIN read_parquet({{transfers}}, hive_partitioning = false) t ON t.sourceFile = j.fileIndex AND t.sourceLine = j.line
    WHERE j.isRounded AND j.outcome = 'accepted'
  ) AS rounded
FROM read_parquet({{transfers}}, hive_partitioning = false)
