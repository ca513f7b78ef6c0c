-- All columns of the transfers, in the order of the file.
-- slots: transfers
SELECT * FROM read_parquet({{transfers}}, hive_partitioning = false)
