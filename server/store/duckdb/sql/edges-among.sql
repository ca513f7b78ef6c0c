-- Merged edges whose both ends are among the keys; by payer id, payee id, currency.
-- params: keys, from, to
WITH chosen AS (
  SELECT DISTINCT unnest(string_split(nullif($keys, ''), ','))::INTEGER AS "accountKey"
), edges AS (
  SELECT "payerKey", "payeeKey", "currencyKey", count(*) AS transfers, sum("amountMinor") AS "amountMinor",
         min("bookedAt") AS "firstAt", max("bookedAt") AS "lastAt"
  FROM transfers
  WHERE "payeeKey" IN (SELECT "accountKey" FROM chosen) AND "payerKey" IN (SELECT "accountKey" FROM chosen)
    AND "payerKey" <> "payeeKey" AND standing = 0 AND "amountMinor" > 0 AND "bookedAt" >= $from AND "bookedAt" < $to
  GROUP BY "payerKey", "payeeKey", "currencyKey"
)
SELECT "payerKey", "payeeKey", currency.name AS currency, transfers::DOUBLE AS transfers, "amountMinor",
       "firstAt"::DOUBLE AS "firstAt", "lastAt"::DOUBLE AS "lastAt"
FROM edges
JOIN accounts payer ON payer."accountKey" = "payerKey"
JOIN accounts payee ON payee."accountKey" = "payeeKey"
JOIN names currency ON currency.kind = 'currency' AND currency."nameKey" = "currencyKey"
ORDER BY payer."accountId", payee."accountId", currency.name;
