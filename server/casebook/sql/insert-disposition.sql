-- Notes how a person judged an account.
-- params: accountId, runId, verdict, reason, who, when
INSERT INTO "disposition" ("accountId", "runId", "verdict", "reason", "who", "when")
VALUES (:accountId, :runId, :verdict, :reason, :who, :when)
