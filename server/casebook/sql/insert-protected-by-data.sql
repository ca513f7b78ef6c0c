-- Notes an account that a store's data protects; one that is noted already stays.
-- params: store, accountId
INSERT OR IGNORE INTO "protectedByData" ("store", "accountId") VALUES (:store, :accountId)
