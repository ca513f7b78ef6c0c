-- Stores the transfers of a load, sorted by payee, payer and time; those that send another one back as reversals (3).
-- params: datasetKey, transfersFile
INSERT INTO transfers
SELECT $datasetKey, payee."accountKey", payer."accountKey", t."bookedAt", t."amountMinor", currency."nameKey",
       t."timePrecision", CASE WHEN t.reverses IS NULL THEN 0 ELSE 3 END, CASE WHEN t.reverses IS NULL THEN 0 ELSE 3 END,
       coalesce(channel."nameKey", 0), coalesce("payerCountry"."nameKey", 0), coalesce("payeeCountry"."nameKey", 0),
       t."transferId", t.remark, t."sourceFile", t."sourceLine", t.reverses
FROM read_parquet($transfersFile) t
JOIN accounts payer ON payer."accountId" = t.payer
JOIN accounts payee ON payee."accountId" = t.payee
JOIN names currency ON currency.kind = 'currency' AND currency.name = t.currency
LEFT JOIN names channel ON channel.kind = 'channel' AND channel.name = t.channel
LEFT JOIN names "payerCountry" ON "payerCountry".kind = 'country' AND "payerCountry".name = t."payerCountry"
LEFT JOIN names "payeeCountry" ON "payeeCountry".kind = 'country' AND "payeeCountry".name = t."payeeCountry"
ORDER BY payee."accountKey", payer."accountKey", t."bookedAt";
