-- Makes the tables of an empty store, and the view that spells a transfer out.
-- params: none
-- Numbers in columns: "timePrecision" counts TIME_PRECISIONS, "kind" ACCOUNT_KINDS, "standing" and "ownStanding" STANDINGS
-- (0 counted, 1 second report, 2 returned, 3 reversal). "ownStanding" is what a transfer is apart from links.
-- A name key of 0 is a name that was not given. Times are epoch milliseconds UTC.
CREATE TABLE "storeInfo" ("schemaVersion" INTEGER NOT NULL);

-- "datasetKey" grows with each load, so that it is the order of loading. "record" is the dataset as JSON.
CREATE TABLE datasets ("datasetKey" INTEGER NOT NULL, "datasetId" VARCHAR NOT NULL, record VARCHAR NOT NULL);
CREATE TABLE "datasetFiles" ("datasetKey" INTEGER NOT NULL, file INTEGER NOT NULL, name VARCHAR NOT NULL);

-- Accounts keep their keys for good, also when no dataset names them any more.
CREATE TABLE accounts ("accountKey" INTEGER NOT NULL, "accountId" VARCHAR NOT NULL);

-- One row for each account that a dataset names, with what its accounts file says; null where it says nothing.
CREATE TABLE "accountReports" (
  "datasetKey" INTEGER NOT NULL, "accountKey" INTEGER NOT NULL, issuer VARCHAR, kind UTINYINT, "countryKey" INTEGER,
  "openedAt" BIGINT, "birthYear" INTEGER, "minorFlag" BOOLEAN
);

-- Currencies, channels and countries, each kind numbered from 1.
CREATE TABLE names (kind VARCHAR NOT NULL, "nameKey" INTEGER NOT NULL, name VARCHAR NOT NULL);

-- Each load lies sorted by payee, payer and time: row-group statistics then find an account's inflow without an index.
CREATE TABLE transfers (
  "datasetKey" INTEGER NOT NULL, "payeeKey" INTEGER NOT NULL, "payerKey" INTEGER NOT NULL, "bookedAt" BIGINT NOT NULL,
  "amountMinor" BIGINT NOT NULL, "currencyKey" INTEGER NOT NULL, "timePrecision" UTINYINT NOT NULL,
  standing UTINYINT NOT NULL, "ownStanding" UTINYINT NOT NULL, "channelKey" INTEGER NOT NULL,
  "payerCountryKey" INTEGER NOT NULL, "payeeCountryKey" INTEGER NOT NULL, "transferId" VARCHAR NOT NULL, remark VARCHAR,
  "sourceFile" INTEGER NOT NULL, "sourceLine" BIGINT NOT NULL, reverses VARCHAR
);

CREATE TABLE links (
  "firstDatasetKey" INTEGER NOT NULL, "firstTransferId" VARCHAR NOT NULL,
  "secondDatasetKey" INTEGER NOT NULL, "secondTransferId" VARCHAR NOT NULL, "gapMs" BIGINT NOT NULL
);

-- "file" is the place in the dataset's list of files; "fileName" is kept for files that are not in it.
CREATE TABLE rejects (
  "datasetKey" INTEGER NOT NULL, file INTEGER NOT NULL, "fileName" VARCHAR NOT NULL, line BIGINT NOT NULL,
  "column" VARCHAR, code VARCHAR NOT NULL, raw VARCHAR NOT NULL
);
CREATE TABLE "skippedRows" (
  "datasetKey" INTEGER NOT NULL, file INTEGER NOT NULL, "fileName" VARCHAR NOT NULL, line BIGINT NOT NULL,
  reason VARCHAR NOT NULL, raw VARCHAR NOT NULL
);

CREATE VIEW "transferRecords" AS
SELECT "payerKey", "payeeKey", d."datasetId", t."transferId", payer."accountId" AS payer, payee."accountId" AS payee,
       t."amountMinor", currency.name AS currency, t."bookedAt", t."timePrecision", channel.name AS channel, t.remark,
       "payerCountry".name AS "payerCountry", "payeeCountry".name AS "payeeCountry", coalesce(f.name, '') AS "sourceFile",
       t."sourceLine", t.standing
FROM transfers t
JOIN datasets d ON d."datasetKey" = t."datasetKey"
LEFT JOIN "datasetFiles" f ON f."datasetKey" = t."datasetKey" AND f.file = t."sourceFile"
JOIN accounts payer ON payer."accountKey" = t."payerKey"
JOIN accounts payee ON payee."accountKey" = t."payeeKey"
JOIN names currency ON currency.kind = 'currency' AND currency."nameKey" = t."currencyKey"
LEFT JOIN names channel ON channel.kind = 'channel' AND channel."nameKey" = t."channelKey"
LEFT JOIN names "payerCountry" ON "payerCountry".kind = 'country' AND "payerCountry"."nameKey" = t."payerCountryKey"
LEFT JOIN names "payeeCountry" ON "payeeCountry".kind = 'country' AND "payeeCountry"."nameKey" = t."payeeCountryKey";
