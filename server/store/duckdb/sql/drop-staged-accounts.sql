-- Drops the staged accounts of a load.
-- params: none
DROP TABLE IF EXISTS "stagedAccounts";
