// Distinct payers and payees of each of the keys, unresolved counterparties left out; in no promised order.
// params: keys, from, to, unresolvedPrefix, ready
UNWIND $keys AS key
MATCH (account:Account {key: toInteger(key)})
CALL (account) {
  MATCH (account)<-[transfer:TRANSFERRED]-(other:Account)
  WHERE other <> account AND transfer.standing = "counted" AND transfer.amountMinor > 0
    AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  WITH DISTINCT other
  WHERE NOT other.accountId STARTS WITH $unresolvedPrefix
  RETURN count(other) AS fanIn
}
CALL (account) {
  MATCH (account)-[transfer:TRANSFERRED]->(other:Account)
  WHERE other <> account AND transfer.standing = "counted" AND transfer.amountMinor > 0
    AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
  WITH DISTINCT other
  WHERE NOT other.accountId STARTS WITH $unresolvedPrefix
  RETURN count(other) AS fanOut
}
RETURN account.key AS key, fanIn, fanOut
