-- Notes what a person decided about an account's protection.
-- params: accountId, decision, reason, who, when
INSERT INTO "protectionDecision" ("accountId", "decision", "reason", "who", "when")
VALUES (:accountId, :decision, :reason, :who, :when)
