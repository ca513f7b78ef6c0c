-- Everybody who was at work with this casebook, by name.
-- params: none
SELECT "name", "firstSeenAt", "lastSeenAt" FROM "user" ORDER BY "name"
