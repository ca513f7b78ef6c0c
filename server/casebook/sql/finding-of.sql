-- The finding of one account in a run, and whether it is protected now: people's decisions win over the data.
-- params: runNumber, store, accountId
SELECT "finding".*,
  coalesce(
    "protection"."protection" = 'protected',
    "queue" = 1 OR EXISTS (SELECT 1 FROM "protectedByData" WHERE "store" = :store AND "accountId" = :accountId)
  ) AS "isProtected"
FROM "finding" LEFT JOIN "protection" USING ("accountId")
WHERE "runNumber" = :runNumber AND "accountId" = :accountId
