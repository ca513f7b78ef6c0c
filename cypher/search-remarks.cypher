// Transfers whose remark contains the text, case ignored; newest first, then datasetId, transferId.
// params: text, from, to, limit, ready
MATCH (payer:Account)-[transfer:TRANSFERRED]->(payee:Account)
WHERE toLower(transfer.remark) CONTAINS toLower($text)
  AND $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
RETURN payer.accountId AS payer, payee.accountId AS payee, properties(transfer) AS transfer
ORDER BY transfer.bookedAt DESC, transfer.datasetId, transfer.transferId
LIMIT toInteger($limit)
