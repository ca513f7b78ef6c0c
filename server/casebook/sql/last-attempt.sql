-- How often a run with this key was made, on whatever store.
-- params: runKey
SELECT coalesce(max("attempt"), 0) AS "attempt" FROM "run" WHERE "runKey" = :runKey
