-- Accounts of the accounts file; one named twice with the same facts is one.
SELECT DISTINCT accountId, issuer, kind, country, openedAt, birthYear, minorFlag FROM accounts ORDER BY accountId
