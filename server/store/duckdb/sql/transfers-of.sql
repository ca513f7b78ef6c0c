-- Transfers into and out of one account in a window, of every standing; newest first, then datasetId, transferId.
-- params: key, counterparty, incoming, outgoing, from, to, after, limit
-- A counterparty of -1 is any. Two lookups rather than one OR, so that each finds its rows by row-group statistics.
WITH touching AS (
  SELECT *
  FROM "transferRecords"
  WHERE $incoming AND "payeeKey" = $key AND ($counterparty = -1 OR "payerKey" = $counterparty)
    AND "bookedAt" >= $from AND "bookedAt" < $to
  UNION ALL
  SELECT *
  FROM "transferRecords"
  WHERE $outgoing AND "payerKey" = $key AND ($counterparty = -1 OR "payeeKey" = $counterparty)
    AND NOT ($incoming AND "payeeKey" = $key) AND "bookedAt" >= $from AND "bookedAt" < $to
)
SELECT * FROM touching ORDER BY "bookedAt" DESC, "datasetId", "transferId" LIMIT $limit OFFSET $after;
