-- By file and currency, what arrived at and what left the own account of a statement.
SELECT
  fileIndex, currency,
  coalesce(sum(amountMinor) FILTER (way = 'in'), 0)::VARCHAR AS moneyIn,
  coalesce(sum(amountMinor) FILTER (way = 'out'), 0)::VARCHAR AS moneyOut
FROM judged
WHERE outcome = 'accepted'
GROUP BY fileIndex, currency
ORDER BY fileIndex, currency
