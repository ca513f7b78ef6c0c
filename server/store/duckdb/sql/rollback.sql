-- Undoes what the transaction did.
-- params: none
ROLLBACK;
