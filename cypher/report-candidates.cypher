// Groups of transfers that may be one transfer reported twice: equal payer, payee, amount and currency.
// params: datasetId, ready, firstKey, endKey, from, to
// At least one of a group is in the dataset and one in a ready dataset; payers have keys from firstKey to before endKey.
MATCH (payer:Account)
WHERE $firstKey <= payer.key < $endKey
  AND EXISTS { (payer)<-[:NAMES]-(dataset) WHERE dataset.datasetId = $datasetId }
  AND EXISTS { (payer)<-[:NAMES]-(other) WHERE other.datasetId IN $ready }
MATCH (payer)-[transfer:TRANSFERRED]->(payee:Account)
WHERE $from <= transfer.bookedAt < $to
  AND (transfer.datasetId = $datasetId OR transfer.datasetId IN $ready AND transfer.standing <> "second report")
WITH payer, payee, transfer.amountMinor AS amountMinor, transfer.currency AS currency,
     collect(transfer {.datasetId, .transferId, .bookedAt, .timePrecision}) AS reports
WHERE any(report IN reports WHERE report.datasetId = $datasetId)
  AND any(report IN reports WHERE report.datasetId <> $datasetId)
RETURN reports
