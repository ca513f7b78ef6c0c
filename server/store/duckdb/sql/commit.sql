-- Keeps what the transaction did.
-- params: none
COMMIT;
