-- Notes a run before its findings; the transaction around both makes it whole or absent.
-- params: runId, runKey, attempt, store, record
INSERT INTO "run" ("runId", "runKey", "attempt", "store", "record")
VALUES (:runId, :runKey, :attempt, :store, :record)
