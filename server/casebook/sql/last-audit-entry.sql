-- The end of the audit chain.
-- params: none
SELECT "sequence", "hash" FROM "audit" ORDER BY "sequence" DESC LIMIT 1
