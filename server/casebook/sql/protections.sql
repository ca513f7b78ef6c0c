-- What the decisions add up to, for every account that people decided about.
-- params: none
SELECT "accountId", "protection" FROM "protection" ORDER BY "accountId"
