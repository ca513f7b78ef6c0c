-- Candidates for linked reports, group by group.
-- params: none
SELECT candidate, "group", "datasetId", "transferId", "bookedAt"::DOUBLE AS "bookedAt", "timePrecision", "isSecond"
FROM "reportCandidates" JOIN datasets USING ("datasetKey")
ORDER BY candidate;
