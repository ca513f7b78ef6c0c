-- Names of all tables of the file, to tell an empty file, a store and something else apart.
-- params: none
SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY name;
