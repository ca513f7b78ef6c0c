// Adds transfers between accounts that are there.
// params: datasetId, transfers
UNWIND $transfers AS row
MATCH (payer:Account {key: toInteger(row.payerKey)})
MATCH (payee:Account {key: toInteger(row.payeeKey)})
CREATE (payer)-[:TRANSFERRED {
  datasetId: $datasetId, transferId: row.transferId, amountMinor: row.amountMinor, currency: row.currency,
  bookedAt: toInteger(row.bookedAt), timePrecision: row.timePrecision, channel: row.channel, remark: row.remark,
  payerCountry: row.payerCountry, payeeCountry: row.payeeCountry, sourceFile: toInteger(row.sourceFile),
  sourceLine: toInteger(row.sourceLine), standing: row.standing
}]->(payee)
