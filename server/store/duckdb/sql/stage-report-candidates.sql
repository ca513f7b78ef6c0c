-- Numbers the transfers that may be second reports and those that they may repeat, group by group.
-- params: datasetKey, from, to
-- A group is a payer, payee, amount and currency that both the new dataset and an earlier one have in the span of time.
CREATE OR REPLACE TEMP TABLE "reportCandidates" AS
WITH possible AS NOT MATERIALIZED (
  SELECT "datasetKey", "transferId", "payeeKey", "payerKey", "amountMinor", "currencyKey", "bookedAt", "timePrecision"
  FROM transfers
  WHERE "bookedAt" >= $from AND "bookedAt" < $to AND ("datasetKey" = $datasetKey OR standing <> 1)
), seconds AS NOT MATERIALIZED (
  SELECT * FROM possible WHERE "datasetKey" = $datasetKey
), firsts AS NOT MATERIALIZED (
  SELECT * FROM possible WHERE "datasetKey" <> $datasetKey
), candidates AS (
  SELECT *, true AS "isSecond" FROM seconds SEMI JOIN firsts USING ("payeeKey", "payerKey", "amountMinor", "currencyKey")
  UNION ALL
  SELECT *, false FROM firsts SEMI JOIN seconds USING ("payeeKey", "payerKey", "amountMinor", "currencyKey")
)
SELECT (row_number() OVER "inOrder" - 1)::INTEGER AS candidate,
       (dense_rank() OVER "byGroup")::INTEGER AS "group", "datasetKey", "transferId", "bookedAt", "timePrecision", "isSecond"
FROM candidates
WINDOW "byGroup" AS (ORDER BY "payeeKey", "payerKey", "amountMinor", "currencyKey"),
       "inOrder" AS (ORDER BY "payeeKey", "payerKey", "amountMinor", "currencyKey", "bookedAt", "datasetKey", "transferId");
