-- Every record of one file, in the file's order, typed as far as its fields are plain. `isClean`: nothing about the
-- row is open, it only has to be compared with the others. `isRow`: the line holds a record at all.
-- slots: source, columns (names of all its columns), target, fileIndex, firstLine, one slot a role, and the rules below
COPY (
  SELECT
    *,
    {{fileIndex}}::INTEGER AS fileIndex,
    {{firstLine}}::BIGINT AS firstLine,
    isRow AND isKept AND NOT isReversal AND NOT isSwapped AND payer IS NOT NULL AND payee IS NOT NULL AND amountMinor IS NOT NULL
      AND bookedAt IS NOT NULL AND NOT is_masked(payer) AND NOT is_masked(payee) AS isClean
  FROM (
    SELECT
      {{firstColumn}} IS DISTINCT FROM chr(26) AS isRow,
      tidy_id({{transferId}}) AS transferId,
      account_id(coalesce(tidy_id({{payerIssuer}}), {{issuer}}), account_number({{payer}}, {{isLower}}), {{isLower}}) AS payer,
      account_id(coalesce(tidy_id({{payeeIssuer}}), {{issuer}}), account_number({{payee}}, {{isLower}}), {{isLower}}) AS payee,
      account_id(coalesce({{ownIssuer}}, {{issuer}}), account_number({{own}}, {{isLower}}), {{isLower}}) AS own,
      coalesce(tidy_id({{counterpartyIssuer}}), {{issuer}}) AS counterpartyIssuer,
      tidy({{counterparty}}) AS counterpartyText,
      account_number(party_number(tidy_id({{counterparty}}), {{numberPattern}}, {{numberGroup}}), {{isLower}}) AS counterparty,
      tidy({{direction}}) AS direction,
      TRY_CAST(tidy({{currency}}) AS currency_code) AS currency,
      {{exponents}}[enum_code(currency) + 1]::UTINYINT AS exponent,
      CASE WHEN currency IS NULL THEN coalesce(tidy({{currency}}), '') END AS currencyText,
      CASE WHEN {{isScaled}} THEN NULL ELSE
        plain_amount(tidy({{amount}}), exponent, {{hasPoint}})
      END AS amountMinor,
      CASE WHEN amountMinor IS NULL THEN tidy({{amount}}) END AS amountText,
      nullif(tidy({{debit}}), '-') AS debitText,
      nullif(tidy({{credit}}), '-') AS creditText,
      CASE WHEN {{isPlainTime}} THEN plain_time(tidy({{date}}), {{isUtc}}) END AS bookedAt,
      CASE WHEN bookedAt IS NOT NULL THEN plain_precision(tidy({{date}})) END AS timePrecision,
      CASE WHEN bookedAt IS NULL THEN coalesce(tidy({{date}}), '') END AS dateText,
      CASE WHEN bookedAt IS NULL AND {{hasTime}} THEN coalesce(tidy({{time}}), '') END AS timeText,
      CASE WHEN {{hasStatus}} THEN list_contains({{keptStatuses}}, lower(coalesce(tidy({{status}}), ''))) ELSE true END AS isKept,
      CASE WHEN NOT isKept THEN coalesce(tidy({{status}}), '') END AS status,
      coalesce({{hasReversal}} AND regexp_matches({{reversal}}, {{reversalPattern}}), false) AS isReversal,
      coalesce({{hasSwap}} AND list_contains({{swapValues}}, lower(tidy({{swap}}))), false) AS isSwapped,
      tidy({{balance}}) AS balanceText,
      nullif({{channel}}, '') AS channel,
      nullif({{remark}}, '') AS remark,
      tidy({{payerCountry}}) AS payerCountry,
      tidy({{payeeCountry}}) AS payeeCountry
    FROM (SELECT COLUMNS(*)::VARCHAR FROM {{source}} AS source({{columns}}))
  )
) TO {{target}} (FORMAT parquet, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1000)
