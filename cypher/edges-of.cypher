// Merged edges of one account in a window; most transfers first, then amount, the other's id, currency, incoming first.
// params: key, incoming, outgoing, from, to, after, limit, ready
// Amounts are summed in two halves of 32 bits each, because their sum may pass 64 bits: amount = high * 2^32 + low.
MATCH (account:Account {key: toInteger($key)})
CALL (account) {
  MATCH (account)<-[transfer:TRANSFERRED]-(other:Account)
  WHERE $incoming AND other <> account AND transfer.standing = "counted" AND transfer.amountMinor > 0
    AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  RETURN other AS payer, transfer, account AS payee, other
  UNION ALL
  MATCH (account)-[transfer:TRANSFERRED]->(other:Account)
  WHERE $outgoing AND other <> account AND transfer.standing = "counted" AND transfer.amountMinor > 0
    AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  RETURN account AS payer, transfer, other AS payee, other
}
WITH account, payer, payee, other, transfer.currency AS currency,
     count(transfer) AS transfers, sum(transfer.amountMinor / 4294967296) AS high, sum(transfer.amountMinor % 4294967296) AS low,
     min(transfer.bookedAt) AS firstAt, max(transfer.bookedAt) AS lastAt
RETURN payer.key AS payerKey, payee.key AS payeeKey, currency, transfers, high, low, firstAt, lastAt
ORDER BY transfers DESC, high + low / 4294967296 DESC, low % 4294967296 DESC, other.accountId, currency, payee <> account
SKIP toInteger($after) LIMIT toInteger($limit)
