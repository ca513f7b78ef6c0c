-- Drops what linking reports has staged.
-- params: none
DROP TABLE IF EXISTS "reportCandidates";
DROP TABLE IF EXISTS "reportPairs";
