// Transfers into and out of one account in a window, of every standing; newest first, then datasetId, transferId.
// params: key, counterparty, incoming, outgoing, from, to, after, limit, ready
// A counterparty of -1 is any; a self-transfer is on both sides and listed once.
MATCH (account:Account {key: toInteger($key)})
CALL (account) {
  MATCH (account)<-[transfer:TRANSFERRED]-(other:Account)
  WHERE $incoming AND ($counterparty = -1 OR other.key = $counterparty)
    AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  RETURN other AS payer, transfer, account AS payee
  UNION ALL
  MATCH (account)-[transfer:TRANSFERRED]->(other:Account)
  WHERE $outgoing AND ($counterparty = -1 OR other.key = $counterparty) AND NOT ($incoming AND other = account)
    AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  RETURN account AS payer, transfer, other AS payee
}
RETURN payer.accountId AS payer, payee.accountId AS payee, properties(transfer) AS transfer
ORDER BY transfer.bookedAt DESC, transfer.datasetId, transfer.transferId
SKIP toInteger($after) LIMIT toInteger($limit)
