-- What the decisions about one account add up to.
-- params: accountId
SELECT "protection" FROM "protection" WHERE "accountId" = :accountId
