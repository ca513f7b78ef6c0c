-- The community of every account of a run, as one value.
-- params: runNumber, communityOf
INSERT INTO "runCommunities" ("runNumber", "communityOf") VALUES (:runNumber, :communityOf)
