-- Gives one transfer the standing that it has apart from links.
-- params: datasetId, transferId
UPDATE transfers
SET standing = "ownStanding"
WHERE "transferId" = $transferId AND "datasetKey" = (SELECT "datasetKey" FROM datasets WHERE "datasetId" = $datasetId);
