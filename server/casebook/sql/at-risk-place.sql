-- The place of an account in the child-at-risk queue, from 1, in the order of at-risk-findings.
-- params: runNumber, store, accountId
WITH "protectedNow" AS (
  SELECT "accountId" FROM "protection" WHERE "protection" = 'protected'
  UNION
  SELECT "accountId" FROM "protectedByData"
  WHERE "store" = :store AND "accountId" NOT IN (SELECT "accountId" FROM "protection")),
"queued" AS (
  SELECT "accountId", "urgency" FROM "finding"
  WHERE "runNumber" = :runNumber AND "queue" = 1
    AND "accountId" NOT IN (SELECT "accountId" FROM "protection" WHERE "protection" = 'released')
  UNION ALL
  SELECT "accountId", "urgency" FROM "protectedNow" CROSS JOIN "finding" USING ("accountId")
  WHERE "runNumber" = :runNumber AND "queue" = 0),
"placed" AS (
  SELECT "accountId", row_number() OVER (ORDER BY "urgency" DESC, "pseudonym", "accountId") AS "place"
  FROM "queued" LEFT JOIN "pseudonym" USING ("accountId"))
SELECT "place" FROM "placed" WHERE "accountId" = :accountId
