-- How people judged one account, or all where none is named; newest first.
-- params: accountId
SELECT "accountId", "runId", "verdict", "reason", "who", "when" FROM "disposition"
WHERE :accountId IS NULL OR "accountId" = :accountId
ORDER BY "sequence" DESC
