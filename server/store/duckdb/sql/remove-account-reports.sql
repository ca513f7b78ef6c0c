-- Removes what a dataset says of accounts; the accounts keep their keys.
-- params: datasetKey
DELETE FROM "accountReports" WHERE "datasetKey" = $datasetKey;
