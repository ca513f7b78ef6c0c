-- The transfers as a store takes them.
-- slots: target
COPY (
  WITH kept AS (
    SELECT
      * EXCLUDE (h)
        REPLACE (coalesce(transferId, built_id(payer, payee, amountMinor, currency, bookedAt, remark, 1)) AS transferId)
    FROM (SELECT *, identity_hash(transferId, payer, payee, amountMinor, currency, bookedAt, remark) AS h FROM accepted)
    ANTI JOIN repeated USING (h)
    UNION ALL
    SELECT * EXCLUDE (outcome) FROM twins WHERE outcome = 'kept'
  )
  SELECT
    transferId, payer, payee, amountMinor, currency, bookedAt, timePrecision, channel, remark, payerCountry, payeeCountry,
    fileIndex AS sourceFile, line AS sourceLine, NULL::VARCHAR AS reverses
  FROM kept
) TO {{target}} (FORMAT parquet, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1000)
