-- Counted inflow and outflow of the keys in buckets that start at "from"; ascending, then currency.
-- params: all, keys, from, to, bucketMs
-- With "all", inflow is every counted transfer and outflow is empty.
WITH chosen AS (
  SELECT DISTINCT unnest(string_split(nullif($keys, ''), ','))::INTEGER AS "accountKey"
), flows AS (
  SELECT "bookedAt", "currencyKey", "amountMinor", true AS incoming
  FROM transfers
  WHERE $all AND standing = 0 AND "bookedAt" >= $from AND "bookedAt" < $to
  UNION ALL
  SELECT "bookedAt", "currencyKey", "amountMinor", true
  FROM transfers
  WHERE NOT $all AND "payeeKey" IN (SELECT "accountKey" FROM chosen)
    AND standing = 0 AND "bookedAt" >= $from AND "bookedAt" < $to
  UNION ALL
  SELECT "bookedAt", "currencyKey", "amountMinor", false
  FROM transfers
  WHERE NOT $all AND "payerKey" IN (SELECT "accountKey" FROM chosen)
    AND standing = 0 AND "bookedAt" >= $from AND "bookedAt" < $to
), buckets AS (
  SELECT $from + ("bookedAt" - $from) // $bucketMs * $bucketMs AS "from", "currencyKey",
         count(*) FILTER (incoming) AS "inTransfers", sum("amountMinor") FILTER (incoming) AS "inAmountMinor",
         count(*) FILTER (NOT incoming) AS "outTransfers", sum("amountMinor") FILTER (NOT incoming) AS "outAmountMinor"
  FROM flows
  GROUP BY ALL
)
SELECT buckets."from"::DOUBLE AS "from", currency.name AS currency, "inTransfers"::DOUBLE AS "inTransfers",
       coalesce("inAmountMinor", 0)::HUGEINT AS "inAmountMinor", "outTransfers"::DOUBLE AS "outTransfers",
       coalesce("outAmountMinor", 0)::HUGEINT AS "outAmountMinor"
FROM buckets
JOIN names currency ON currency.kind = 'currency' AND currency."nameKey" = "currencyKey"
ORDER BY buckets."from", currency.name;
