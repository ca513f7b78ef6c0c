-- Writes down the version of the tables.
-- params: schemaVersion
INSERT INTO "storeInfo" VALUES ($schemaVersion);
