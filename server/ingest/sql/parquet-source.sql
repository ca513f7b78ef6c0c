read_parquet({{path}})
