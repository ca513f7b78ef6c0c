-- Adds one entry to the audit chain.
-- params: sequence, when, who, action, subject, detail, previousHash, hash
INSERT INTO "audit" ("sequence", "when", "who", "action", "subject", "detail", "previousHash", "hash")
VALUES (:sequence, :when, :who, :action, :subject, :detail, :previousHash, :hash)
