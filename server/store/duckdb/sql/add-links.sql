-- Keeps the decided pairs as links.
-- params: none
INSERT INTO links
SELECT f."datasetKey", f."transferId", s."datasetKey", s."transferId", s."bookedAt" - f."bookedAt"
FROM "reportPairs"
JOIN "reportCandidates" f ON f.candidate = "first"
JOIN "reportCandidates" s ON s.candidate = "second";
