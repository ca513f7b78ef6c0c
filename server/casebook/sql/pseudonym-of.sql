-- The pseudonym that an account was given, if it was given one.
-- params: accountId
SELECT "pseudonym" FROM "pseudonym" WHERE "accountId" = :accountId
