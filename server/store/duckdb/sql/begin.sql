-- Starts a transaction.
-- params: none
BEGIN;
