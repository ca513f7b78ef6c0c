-- The key for the next load, above those of all datasets that are there.
-- params: none
SELECT coalesce(max("datasetKey") + 1, 0) AS "datasetKey" FROM datasets;
