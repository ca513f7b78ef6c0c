-- Merged edges of one account in a window; most transfers first, then amount, the other's id, currency, incoming first.
-- params: key, incoming, outgoing, from, to, after, limit
WITH touching AS (
  SELECT "payerKey", "payeeKey", "payerKey" AS "otherKey", "currencyKey", "amountMinor", "bookedAt"
  FROM transfers
  WHERE $incoming AND "payeeKey" = $key AND "payerKey" <> $key
    AND standing = 0 AND "amountMinor" > 0 AND "bookedAt" >= $from AND "bookedAt" < $to
  UNION ALL
  SELECT "payerKey", "payeeKey", "payeeKey" AS "otherKey", "currencyKey", "amountMinor", "bookedAt"
  FROM transfers
  WHERE $outgoing AND "payerKey" = $key AND "payeeKey" <> $key
    AND standing = 0 AND "amountMinor" > 0 AND "bookedAt" >= $from AND "bookedAt" < $to
), edges AS (
  SELECT "payerKey", "payeeKey", "otherKey", "currencyKey", count(*) AS transfers, sum("amountMinor") AS "amountMinor",
         min("bookedAt") AS "firstAt", max("bookedAt") AS "lastAt"
  FROM touching
  GROUP BY "payerKey", "payeeKey", "otherKey", "currencyKey"
)
SELECT "payerKey", "payeeKey", currency.name AS currency, transfers::DOUBLE AS transfers, "amountMinor",
       "firstAt"::DOUBLE AS "firstAt", "lastAt"::DOUBLE AS "lastAt"
FROM edges
JOIN accounts other ON other."accountKey" = "otherKey"
JOIN names currency ON currency.kind = 'currency' AND currency."nameKey" = "currencyKey"
ORDER BY edges.transfers DESC, "amountMinor" DESC, other."accountId", currency.name, "payeeKey" <> $key
LIMIT $limit OFFSET $after;
