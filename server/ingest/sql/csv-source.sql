read_csv(
  {{path}}, columns = {{columns}}, skip = {{skipLines}}, delim = {{delimiter}}, quote = {{quote}}, escape = {{quote}},
  header = false, auto_detect = false, strict_mode = true, ignore_errors = false,
  encoding = 'utf-8', nullstr = '', allow_quoted_nulls = true, compression = 'none', hive_partitioning = false, max_line_size = 2097152
)
