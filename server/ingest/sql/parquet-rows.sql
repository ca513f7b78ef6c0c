-- slots: path
SELECT count(*) AS n FROM read_parquet({{path}}, hive_partitioning = false)
