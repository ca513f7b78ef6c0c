-- Entries of the audit chain after a sequence number, oldest first.
-- params: after, limit
SELECT "sequence", "when", "who", "action", "subject", "detail", "previousHash", "hash" FROM "audit"
WHERE "sequence" > :after
ORDER BY "sequence"
LIMIT :limit
