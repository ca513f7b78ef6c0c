-- Ready datasets in code-point order of datasetId; all that a committed load leaves is ready.
-- params: none
SELECT "datasetKey", "datasetId", record FROM datasets ORDER BY "datasetId";
