-- Sets what the decisions about an account add up to.
-- params: accountId, protection
INSERT INTO "protection" ("accountId", "protection") VALUES (:accountId, :protection)
ON CONFLICT ("accountId") DO UPDATE SET "protection" = excluded."protection"
