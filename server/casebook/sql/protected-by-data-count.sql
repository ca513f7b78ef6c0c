-- Number of accounts that a store's data protects or has protected.
-- params: store
SELECT count(*) AS "count" FROM "protectedByData" WHERE "store" = :store
