-- The community of every account of a run.
-- params: runNumber
SELECT "communityOf" FROM "runCommunities" WHERE "runNumber" = :runNumber
