-- Forgets the link of a second report; changes nothing where it has none.
-- params: datasetId, transferId
DELETE FROM links
WHERE "secondTransferId" = $transferId
  AND "secondDatasetKey" = (SELECT "datasetKey" FROM datasets WHERE "datasetId" = $datasetId);
