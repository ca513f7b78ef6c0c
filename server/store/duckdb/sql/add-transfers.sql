-- Stores the transfers of a load, sorted by payee, payer, time, id, with the standing that its reversals give them.
-- params: datasetKey, transfersFile
INSERT INTO transfers
SELECT $datasetKey, payee."accountKey", payer."accountKey", t."bookedAt", t."amountMinor", currency."nameKey",
       t."timePrecision",
       CASE WHEN t.reverses IS NOT NULL THEN 3 WHEN returned.reverses IS NOT NULL THEN 2 ELSE 0 END AS standing,
       CASE WHEN t.reverses IS NOT NULL THEN 3 WHEN returned.reverses IS NOT NULL THEN 2 ELSE 0 END AS "ownStanding",
       coalesce(channel."nameKey", 0), coalesce("payerCountry"."nameKey", 0), coalesce("payeeCountry"."nameKey", 0),
       t."transferId", t.remark, t."sourceFile", t."sourceLine", t.reverses
FROM read_parquet($transfersFile) t
JOIN accounts payer ON payer."accountId" = t.payer
JOIN accounts payee ON payee."accountId" = t.payee
JOIN names currency ON currency.kind = 'currency' AND currency.name = t.currency
LEFT JOIN names channel ON channel.kind = 'channel' AND channel.name = t.channel
LEFT JOIN names "payerCountry" ON "payerCountry".kind = 'country' AND "payerCountry".name = t."payerCountry"
LEFT JOIN names "payeeCountry" ON "payeeCountry".kind = 'country' AND "payeeCountry".name = t."payeeCountry"
LEFT JOIN (SELECT DISTINCT reverses FROM read_parquet($transfersFile) WHERE reverses IS NOT NULL) AS returned
  ON returned.reverses = t."transferId"
ORDER BY payee."accountKey", payer."accountKey", t."bookedAt", t."transferId";
