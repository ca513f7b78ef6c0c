-- Transfers whose remark contains the text, case ignored; newest first, then datasetId, transferId.
-- params: text, from, to, limit
SELECT *
FROM "transferRecords"
WHERE contains(lower(remark), lower($text)) AND "bookedAt" >= $from AND "bookedAt" < $to
ORDER BY "bookedAt" DESC, "datasetId", "transferId"
LIMIT $limit;
