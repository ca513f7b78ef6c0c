-- Gives an account a pseudonym, unless it has one or another account has it.
-- params: accountId, pseudonym
INSERT OR IGNORE INTO "pseudonym" ("accountId", "pseudonym") VALUES (:accountId, :pseudonym)
