-- Number of transfers of a window and the greatest amount among them, to size columns before they are read.
-- params: from, to
SELECT count(*)::DOUBLE AS transfers, coalesce(max("amountMinor"), 0) AS "greatestAmountMinor"
FROM transfers
WHERE "bookedAt" >= $from AND "bookedAt" < $to;
