-- Fails where a pattern is none that DuckDB can run (look-around, back references).
-- slots: pattern
SELECT regexp_matches('', {{pattern}})
