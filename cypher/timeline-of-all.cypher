// All counted transfers in buckets that start at "from", as inflow; ascending, then currency.
// params: from, to, bucketMs, ready
// Amounts are summed in two halves of 32 bits each, because their sum may pass 64 bits: amount = high * 2^32 + low.
MATCH ()-[transfer:TRANSFERRED]->()
WHERE transfer.standing = "counted" AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
WITH (transfer.bookedAt - toInteger($from)) / toInteger($bucketMs) AS bucket, transfer.currency AS currency,
     transfer.amountMinor AS amountMinor
RETURN toInteger($from) + bucket * toInteger($bucketMs) AS from, currency, count(*) AS inTransfers,
       sum(amountMinor / 4294967296) AS inHigh, sum(amountMinor % 4294967296) AS inLow,
       0 AS outTransfers, 0 AS outHigh, 0 AS outLow
ORDER BY from, currency
