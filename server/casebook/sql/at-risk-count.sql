-- Length of the child-at-risk queue.
-- params: runNumber
-- CROSS JOIN keeps the order: the few decisions first, then one look-up each.
SELECT
  (SELECT count(*) FROM "finding" WHERE "runNumber" = :runNumber AND "queue" = 1)
  - (SELECT count(*) FROM "protection" CROSS JOIN "finding" USING ("accountId")
     WHERE "protection" = 'released' AND "runNumber" = :runNumber AND "queue" = 1)
  + (SELECT count(*) FROM "protection" CROSS JOIN "finding" USING ("accountId")
     WHERE "protection" = 'protected' AND "runNumber" = :runNumber AND "queue" = 0) AS "findings"
