-- Notes that somebody was at work.
-- params: name, when
INSERT INTO "user" ("name", "firstSeenAt", "lastSeenAt") VALUES (:name, :when, :when)
ON CONFLICT ("name") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt"
