-- Rejects counted by code, most frequent first.
SELECT code, count(*) AS rows FROM rejects GROUP BY code ORDER BY rows DESC, code
