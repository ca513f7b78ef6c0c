-- Names and types of a Parquet file's columns.
-- slots: path
SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM read_parquet({{path}}, hive_partitioning = false))
