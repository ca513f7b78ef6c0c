-- What people decided about one account's protection, oldest first.
-- params: accountId
SELECT "accountId", "decision", "reason", "who", "when" FROM "protectionDecision"
WHERE "accountId" = :accountId
ORDER BY "sequence"
