-- Makes the empty table that takes pairs of candidates as they are decided.
-- params: none
CREATE OR REPLACE TEMP TABLE "reportPairs" ("first" INTEGER, "second" INTEGER);
