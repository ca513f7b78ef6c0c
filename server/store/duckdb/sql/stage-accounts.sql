-- Makes the empty table that takes the accounts of a load as they come.
-- params: none
CREATE OR REPLACE TEMP TABLE "stagedAccounts" (
  "row" INTEGER, "accountId" VARCHAR, issuer VARCHAR, kind UTINYINT, country VARCHAR, "openedAt" BIGINT,
  "birthYear" INTEGER, "minorFlag" BOOLEAN
);
