// Counted inflow and outflow of the keys in buckets that start at "from"; ascending, then currency.
// params: keys, from, to, bucketMs, ready
// Amounts are summed in two halves of 32 bits each, because their sum may pass 64 bits: amount = high * 2^32 + low.
UNWIND $keys AS key
MATCH (account:Account {key: toInteger(key)})
CALL (account) {
  MATCH (account)<-[transfer:TRANSFERRED]-()
  WHERE transfer.standing = "counted" AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  RETURN transfer, true AS incoming
  UNION ALL
  MATCH (account)-[transfer:TRANSFERRED]->()
  WHERE transfer.standing = "counted" AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  RETURN transfer, false AS incoming
}
WITH (transfer.bookedAt - toInteger($from)) / toInteger($bucketMs) AS bucket, transfer.currency AS currency,
     transfer.amountMinor AS amountMinor, incoming
RETURN toInteger($from) + bucket * toInteger($bucketMs) AS from, currency,
       count(CASE WHEN incoming THEN 1 END) AS inTransfers,
       sum(CASE WHEN incoming THEN amountMinor / 4294967296 ELSE 0 END) AS inHigh,
       sum(CASE WHEN incoming THEN amountMinor % 4294967296 ELSE 0 END) AS inLow,
       count(CASE WHEN NOT incoming THEN 1 END) AS outTransfers,
       sum(CASE WHEN NOT incoming THEN amountMinor / 4294967296 ELSE 0 END) AS outHigh,
       sum(CASE WHEN NOT incoming THEN amountMinor % 4294967296 ELSE 0 END) AS outLow
ORDER BY from, currency
