-- One run of a store by its id, or the newest where no id is given.
-- params: store, runId
SELECT "runNumber", "record" FROM "run"
WHERE "store" = :store AND (:runId IS NULL OR "runId" = :runId)
ORDER BY "runNumber" DESC
LIMIT 1
