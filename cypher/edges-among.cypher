// Merged edges of a window whose both ends are among the keys; by payer id, payee id, currency.
// params: keys, from, to, ready
// Amounts are summed in two halves of 32 bits each, because their sum may pass 64 bits: amount = high * 2^32 + low.
WITH [key IN $keys | toInteger(key)] AS keys
UNWIND keys AS key
MATCH (payer:Account {key: key})-[transfer:TRANSFERRED]->(payee:Account)
WHERE payee <> payer AND transfer.standing = "counted" AND transfer.amountMinor > 0
  AND $from <= transfer.bookedAt < $to AND payee.key IN keys AND transfer.datasetId IN $ready
WITH payer, payee, transfer.currency AS currency,
     count(transfer) AS transfers, sum(transfer.amountMinor / 4294967296) AS high, sum(transfer.amountMinor % 4294967296) AS low,
     min(transfer.bookedAt) AS firstAt, max(transfer.bookedAt) AS lastAt
RETURN payer.key AS payerKey, payee.key AS payeeKey, currency, transfers, high, low, firstAt, lastAt
ORDER BY payer.accountId, payee.accountId, currency
