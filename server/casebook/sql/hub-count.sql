-- Number of findings of the hub list, without accounts that a person has protected since.
-- params: runNumber
SELECT
  (SELECT count(*) FROM "finding" WHERE "runNumber" = :runNumber AND "queue" = 0)
  - (SELECT count(*) FROM "protection" JOIN "finding" USING ("accountId")
     WHERE "protection" = 'protected' AND "runNumber" = :runNumber AND "queue" = 0) AS "findings"
