-- Makes room for a run before its findings; the transaction around all of it makes it whole or absent.
-- params: runId, runKey, attempt, store
INSERT INTO "run" ("runId", "runKey", "attempt", "store", "record") VALUES (:runId, :runKey, :attempt, :store, '')
