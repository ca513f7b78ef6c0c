-- Accounts of the accounts file.
SELECT accountId, issuer, kind, country, openedAt, birthYear, minorFlag FROM accounts ORDER BY accountId
