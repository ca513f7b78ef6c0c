-- Runs of one store, newest first.
-- params: store
SELECT "record" FROM "run" WHERE "store" = :store ORDER BY "runNumber" DESC
