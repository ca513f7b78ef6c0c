-- Gives those transfers their own standing back whose first report is in a dataset that goes.
-- params: datasetKey
UPDATE transfers
SET standing = "ownStanding"
FROM links
WHERE "firstDatasetKey" = $datasetKey AND "secondDatasetKey" = transfers."datasetKey" AND "secondTransferId" = "transferId";
