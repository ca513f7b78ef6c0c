-- Marks the transfers of a dataset that are the second of a link.
-- params: datasetKey
UPDATE transfers
SET standing = 1
FROM links
WHERE transfers."datasetKey" = $datasetKey AND "secondDatasetKey" = $datasetKey AND "secondTransferId" = "transferId";
