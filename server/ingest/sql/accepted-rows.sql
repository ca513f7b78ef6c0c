-- All rows that may become transfers, clean ones first, each group in the order of the files.
-- slots: rows (the files that type-rows wrote)
CREATE VIEW accepted AS
SELECT
  fileIndex, firstLine + file_row_number AS line, transferId, payer, payee, amountMinor, currency::VARCHAR AS currency,
  bookedAt, timePrecision, channel, remark, payerCountry, payeeCountry
FROM read_parquet({{rows}}, file_row_number = true, hive_partitioning = false)
WHERE isClean
UNION ALL
SELECT
  fileIndex, line, transferId, payer, payee, amountMinor, currency,
  bookedAt, timePrecision, channel, remark, payerCountry, payeeCountry
FROM judged
WHERE outcome = 'accepted';

-- What two rows must share to be the same transfer, as 64 bits. Different rows may share it too: only candidates.
CREATE MACRO identity_hash(transferId, payer, payee, amountMinor, currency, bookedAt, remark) AS CASE
  WHEN transferId IS NOT NULL THEN hash(transferId)
  ELSE hash(payer, payee, amountMinor, currency, bookedAt, remark)
END;

-- The id of a transfer for which the source gives none: same row, same occurrence in its file, same id.
CREATE MACRO built_id(payer, payee, amountMinor, currency, bookedAt, remark, occurrence) AS
  sha256(concat_ws(chr(31), payer, payee, amountMinor, currency, bookedAt, coalesce(remark, ''), occurrence));
