-- Marks the transfers of a dataset that one of its reversals sends back; a reversal stays a reversal.
-- params: datasetKey
UPDATE transfers
SET standing = 2, "ownStanding" = 2
FROM (
  SELECT DISTINCT reverses AS "returnedId" FROM transfers WHERE "datasetKey" = $datasetKey AND reverses IS NOT NULL
) AS returned
WHERE "datasetKey" = $datasetKey AND "transferId" = "returnedId" AND "ownStanding" = 0;
