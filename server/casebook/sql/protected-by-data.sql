-- Accounts that a store's data protects or has protected.
-- params: store
SELECT "accountId" FROM "protectedByData" WHERE "store" = :store ORDER BY "accountId"
