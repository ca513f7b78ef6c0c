-- Key of a dataset; no row where there is none of that id.
-- params: datasetId
SELECT "datasetKey" FROM datasets WHERE "datasetId" = $datasetId;
