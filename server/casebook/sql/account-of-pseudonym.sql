-- The account that a pseudonym stands for.
-- params: pseudonym
SELECT "accountId" FROM "pseudonym" WHERE "pseudonym" = :pseudonym
