-- Gives the runs of a store another store's name, so that they are kept and no longer found under the old one.
-- params: store, aside
UPDATE "run" SET "store" = :aside WHERE "store" = :store
