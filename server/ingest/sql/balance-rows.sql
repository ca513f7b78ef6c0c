-- Rows that carry a balance, in the order of the files; `movement` is what the row does to it.
SELECT
  fileIndex, line, bookedAt, balanceMinor, currency,
  CASE way WHEN 'in' THEN amountMinor ELSE -amountMinor END AS movement
FROM judged
WHERE outcome = 'accepted' AND hasBalance
ORDER BY fileIndex, line
