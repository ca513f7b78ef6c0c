-- Version of the tables, as the program that made them wrote it down.
-- params: none
SELECT "schemaVersion" FROM "storeInfo";
