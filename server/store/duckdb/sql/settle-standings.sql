-- Gives every transfer the standing that it has by itself and by its links, where it has another.
-- params: none
-- A second report is one; what a second report knows of a return holds for its first, which does not know of it.
WITH told AS (
  SELECT "firstDatasetKey", "firstTransferId", max("ownStanding") AS standing
  FROM links JOIN transfers ON "datasetKey" = "secondDatasetKey" AND "transferId" = "secondTransferId"
  WHERE "ownStanding" <> 0
  GROUP BY ALL
), settled AS (
  SELECT t.rowid AS "row", t.standing AS "standsNow",
         CASE WHEN "secondTransferId" IS NOT NULL THEN 1
              WHEN "ownStanding" <> 0 THEN "ownStanding"
              ELSE coalesce(told.standing, 0) END::UTINYINT AS standing
  FROM transfers t
  LEFT JOIN links ON "secondDatasetKey" = "datasetKey" AND "secondTransferId" = "transferId"
  LEFT JOIN told ON told."firstDatasetKey" = "datasetKey" AND told."firstTransferId" = "transferId"
)
UPDATE transfers SET standing = settled.standing
FROM settled
WHERE transfers.rowid = settled."row" AND settled.standing <> "standsNow";
