-- Skipped rows counted by reason, most frequent first.
SELECT reason, count(*) AS rows FROM skippedRows GROUP BY reason ORDER BY rows DESC, reason
