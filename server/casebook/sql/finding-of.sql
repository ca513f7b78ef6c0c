-- The finding of one account in a run, and whether it is protected now: people's decisions win over the run's.
-- params: runNumber, accountId
SELECT "finding".*,
  coalesce("protection"."protection", CASE "queue" WHEN 1 THEN 'protected' END) IS 'protected' AS "isProtected"
FROM "finding" LEFT JOIN "protection" USING ("accountId")
WHERE "runNumber" = :runNumber AND "accountId" = :accountId
