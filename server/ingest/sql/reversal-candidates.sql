-- For each row that its source marks as a reversal, the earlier transfers that it may send back: same two accounts
-- the other way round, same amount and currency. Nearest first; reversals in the order of time.
-- slots: transfers
WITH transfers AS (SELECT * FROM read_parquet({{transfers}}, hive_partitioning = false)),
marked AS (
  SELECT t.* FROM transfers t JOIN judged j ON j.fileIndex = t.sourceFile AND j.line = t.sourceLine WHERE j.isReversal
)
SELECT r.sourceFile AS fileIndex, r.sourceLine AS line, o.transferId AS original
FROM marked r
JOIN transfers o
  ON o.payer = r.payee AND o.payee = r.payer AND o.amountMinor = r.amountMinor AND o.currency = r.currency
  AND o.bookedAt <= r.bookedAt AND o.transferId <> r.transferId
ANTI JOIN marked m ON m.transferId = o.transferId
WHERE r.payer <> r.payee AND r.amountMinor > 0
ORDER BY
  r.bookedAt, r.sourceFile, r.sourceLine, o.bookedAt DESC, abs(o.sourceLine - r.sourceLine), o.sourceFile, o.sourceLine
