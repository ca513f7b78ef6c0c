-- One finding of a run.
-- params: by position, in the order of the columns
INSERT INTO "finding" ("runNumber", "queue", "rank", "accountId", "accountKey", "score", "confidence", "fanIn",
  "unresolvedPayers", "transfers", "amountMinor", "currency", "communityId", "lookAlike",
  "urgency", "urgencyConfidence", "featureRow")
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
