-- Distinct payers and payees of each of the keys that has any, unresolved counterparties left out; in no promised order.
-- params: keys, from, to, unresolvedPrefix
WITH chosen AS (
  SELECT DISTINCT unnest(string_split(nullif($keys, ''), ','))::INTEGER AS "accountKey"
), unresolved AS (
  SELECT "accountKey" FROM accounts WHERE starts_with("accountId", $unresolvedPrefix)
), pairs AS (
  SELECT DISTINCT "payeeKey" AS "accountKey", "payerKey" AS "otherKey", true AS incoming
  FROM transfers
  WHERE "payeeKey" IN (SELECT "accountKey" FROM chosen) AND "payerKey" <> "payeeKey"
    AND standing = 0 AND "amountMinor" > 0 AND "bookedAt" >= $from AND "bookedAt" < $to
  UNION ALL
  SELECT DISTINCT "payerKey", "payeeKey", false
  FROM transfers
  WHERE "payerKey" IN (SELECT "accountKey" FROM chosen) AND "payerKey" <> "payeeKey"
    AND standing = 0 AND "amountMinor" > 0 AND "bookedAt" >= $from AND "bookedAt" < $to
)
SELECT "accountKey", count(*) FILTER (incoming)::INTEGER AS "fanIn", count(*) FILTER (NOT incoming)::INTEGER AS "fanOut"
FROM pairs
WHERE "otherKey" NOT IN (SELECT "accountKey" FROM unresolved)
GROUP BY "accountKey";
