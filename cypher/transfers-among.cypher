// Every transfer of a window, of every standing, whose both ends are among the keys; by bookedAt, datasetId, transferId.
// params: keys, from, to, ready
WITH [key IN $keys | toInteger(key)] AS keys
UNWIND keys AS key
MATCH (payer:Account {key: key})-[transfer:TRANSFERRED]->(payee:Account)
WHERE $from <= transfer.bookedAt < $to AND payee.key IN keys AND transfer.datasetId IN $ready
RETURN payer.accountId AS payer, payee.accountId AS payee, properties(transfer) AS transfer
ORDER BY transfer.bookedAt, transfer.datasetId, transfer.transferId
