-- Accounts whose id contains the text, case ignored; exact and prefix matches first, then code-point order.
-- params: text, limit
SELECT "accountKey", "accountId"
FROM accounts
WHERE contains(lower("accountId"), lower($text)) AND "accountKey" IN (SELECT "accountKey" FROM "accountReports")
ORDER BY lower("accountId") <> lower($text), NOT starts_with(lower("accountId"), lower($text)), "accountId"
LIMIT $limit;
