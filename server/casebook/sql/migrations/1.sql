-- First shape of the casebook.

CREATE TABLE "run" (
  "runNumber" INTEGER PRIMARY KEY,
  "runId" TEXT NOT NULL UNIQUE,
  "runKey" TEXT NOT NULL,
  "attempt" INTEGER NOT NULL,
  -- Which store the run read; its account keys mean nothing in another.
  "store" TEXT NOT NULL,
  "record" TEXT NOT NULL
) STRICT;

CREATE INDEX "runByKey" ON "run" ("runKey");

CREATE TABLE "finding" (
  "runNumber" INTEGER NOT NULL REFERENCES "run",
  -- Index into QUEUES.
  "queue" INTEGER NOT NULL,
  "rank" INTEGER NOT NULL,
  "accountId" TEXT NOT NULL,
  "accountKey" INTEGER NOT NULL,
  "score" REAL NOT NULL,
  "confidence" REAL NOT NULL,
  "fanIn" INTEGER NOT NULL,
  "unresolvedPayers" INTEGER NOT NULL,
  "transfers" INTEGER NOT NULL,
  -- Text: a sum may be beyond 64 bits.
  "amountMinor" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "communityId" INTEGER NOT NULL,
  "lookAlike" TEXT,
  "featureRow" BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX "findingByPlace" ON "finding" ("runNumber", "queue", "rank");
CREATE UNIQUE INDEX "findingByAccount" ON "finding" ("runNumber", "accountId");

CREATE TABLE "runCommunities" (
  "runNumber" INTEGER PRIMARY KEY REFERENCES "run",
  -- Little-endian 32-bit integers by account key.
  "communityOf" BLOB NOT NULL
) STRICT;

CREATE TABLE "pseudonym" (
  "accountId" TEXT PRIMARY KEY,
  "pseudonym" TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE "protectionDecision" (
  "sequence" INTEGER PRIMARY KEY,
  "accountId" TEXT NOT NULL,
  "decision" TEXT NOT NULL CHECK ("decision" IN ('protected', 'released')),
  "reason" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "when" TEXT NOT NULL
) STRICT;

CREATE INDEX "protectionDecisionByAccount" ON "protectionDecision" ("accountId", "sequence");

-- What the decisions add up to; kept beside them because every list asks for it.
CREATE TABLE "protection" (
  "accountId" TEXT PRIMARY KEY,
  "protection" TEXT NOT NULL CHECK ("protection" IN ('protected', 'released'))
) STRICT, WITHOUT ROWID;

-- Accounts that a store's own data protects or has protected (minor flag, age).
CREATE TABLE "protectedByData" (
  "store" TEXT NOT NULL,
  "accountId" TEXT NOT NULL,
  PRIMARY KEY ("store", "accountId")
) STRICT, WITHOUT ROWID;

CREATE TABLE "disposition" (
  "sequence" INTEGER PRIMARY KEY,
  "accountId" TEXT NOT NULL,
  "runId" TEXT,
  "verdict" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "when" TEXT NOT NULL
) STRICT;

CREATE INDEX "dispositionByAccount" ON "disposition" ("accountId", "sequence");

CREATE TABLE "user" (
  "name" TEXT PRIMARY KEY,
  "firstSeenAt" TEXT NOT NULL,
  "lastSeenAt" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "audit" (
  "sequence" INTEGER PRIMARY KEY,
  "when" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "detail" TEXT NOT NULL,
  "previousHash" TEXT NOT NULL,
  "hash" TEXT NOT NULL
) STRICT;
