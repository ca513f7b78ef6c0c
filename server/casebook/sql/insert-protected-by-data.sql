-- Notes an account that a store's data protects.
-- params: store, accountId
INSERT INTO "protectedByData" ("store", "accountId") VALUES (:store, :accountId)
