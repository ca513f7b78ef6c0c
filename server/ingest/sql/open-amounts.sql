-- Amount texts still to be read, each with the decimals of its currency.
WITH known AS (
  SELECT
    amountText, debitText, creditText, balanceText,
    coalesce(d.exponent, c.exponent) AS exponent
  FROM doubtful d LEFT JOIN currencies c ON c.text = currencyText
)
SELECT DISTINCT text, exponent
FROM (
  SELECT amountText AS text, exponent FROM known
  UNION ALL SELECT debitText, exponent FROM known
  UNION ALL SELECT creditText, exponent FROM known
  UNION ALL SELECT balanceText, exponent FROM known
)
WHERE text IS NOT NULL AND exponent IS NOT NULL
