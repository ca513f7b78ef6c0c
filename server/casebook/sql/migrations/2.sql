-- What the child-at-risk queue shows of every account, should it be protected after the run.
-- Runs made before this say nothing of the urgency of their hubs: it is 0, which puts them last.

ALTER TABLE "finding" ADD COLUMN "urgency" REAL NOT NULL DEFAULT 0;
ALTER TABLE "finding" ADD COLUMN "urgencyConfidence" REAL NOT NULL DEFAULT 0;

UPDATE "finding" SET "urgency" = "score", "urgencyConfidence" = "confidence" WHERE "queue" = 1;
