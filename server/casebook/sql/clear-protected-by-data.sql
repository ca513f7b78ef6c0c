-- Forgets which accounts a store's data protects, before they are noted anew.
-- params: store
DELETE FROM "protectedByData" WHERE "store" = :store
