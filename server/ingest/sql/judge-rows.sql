-- Decides each doubtful row: accepted, skipped by its status, or rejected with the code and the role of the first
-- column that fails. Order: accounts, currency, amount, direction, time.
-- slots: isStatement, isBySides, hasDirectionColumn, inWords, outWords, unmarked, negative, isPlaceholder, isLower
CREATE TABLE judged AS
WITH typed AS (
  SELECT
    d.* EXCLUDE (amountMinor, currency, bookedAt, timePrecision),
    coalesce(d.currency, c.code) AS currency,
    coalesce(d.amountMinor, a.minor) AS amountMinor,
    coalesce(a.sign, 'none') AS amountSign, a.code AS amountCode, coalesce(a.isRounded, false) AS amountRounded,
    debit.minor AS debitMinor, debit.sign AS debitSign, debit.code AS debitCode,
    credit.minor AS creditMinor, credit.sign AS creditSign, credit.code AS creditCode,
    coalesce(debit.isRounded, false) OR coalesce(credit.isRounded, false) AS sidesRounded,
    balance.minor AS balanceMinor, balance.sign AS balanceSign,
    coalesce(d.bookedAt, t.bookedAt) AS bookedAt,
    coalesce(d.timePrecision, t.timePrecision) AS timePrecision,
    t.fault AS timeFault
  FROM doubtful d
  LEFT JOIN currencies c ON c.text = d.currencyText
  LEFT JOIN amounts a ON a.text = d.amountText AND a.exponent = coalesce(d.exponent, c.exponent)
  LEFT JOIN amounts debit ON debit.text = d.debitText AND debit.exponent = coalesce(d.exponent, c.exponent)
  LEFT JOIN amounts credit ON credit.text = d.creditText AND credit.exponent = coalesce(d.exponent, c.exponent)
  LEFT JOIN amounts balance ON balance.text = d.balanceText AND balance.exponent = coalesce(d.exponent, c.exponent)
  LEFT JOIN times t ON t.dateText = d.dateText AND t.timeText IS NOT DISTINCT FROM d.timeText
),
-- `way`: in or out as seen from the own account; for rows with payer and payee, out is as it stands and in is turned round.
sided AS (
  SELECT
    *,
    CASE WHEN {{isBySides}} THEN greatest(coalesce(debitMinor, 0), coalesce(creditMinor, 0)) ELSE amountMinor END AS minor,
    CASE WHEN {{isBySides}} THEN sidesRounded ELSE amountRounded END AS isRounded,
    CASE
      WHEN {{isBySides}} THEN (debitSign = 'minus' AND debitMinor > 0) OR (creditSign = 'minus' AND creditMinor > 0)
      WHEN {{isStatement}} AND NOT {{hasDirectionColumn}} THEN false
      ELSE amountSign = 'minus' AND amountMinor > 0
    END AS isNegative,
    CASE
      WHEN {{isBySides}} THEN CASE WHEN creditMinor > 0 THEN 'in' ELSE 'out' END
      WHEN NOT {{isStatement}} THEN CASE WHEN isSwapped THEN 'in' ELSE 'out' END
      WHEN {{hasDirectionColumn}} THEN CASE
        WHEN list_contains({{inWords}}, lower(direction)) THEN 'in'
        WHEN list_contains({{outWords}}, lower(direction)) THEN 'out'
      END
      WHEN amountSign IN ('in', 'plus') THEN 'in'
      WHEN amountSign IN ('out', 'minus') THEN 'out'
      ELSE {{unmarked}}
    END AS writtenWay
  FROM typed
),
turned AS (
  SELECT
    *,
    CASE
      WHEN NOT coalesce(isNegative, false) OR {{negative}} = 'ignore' THEN writtenWay
      WHEN writtenWay = 'in' THEN 'out'
      WHEN writtenWay = 'out' THEN 'in'
    END AS way,
    CASE
      WHEN NOT {{isStatement}} THEN NULL
      WHEN counterparty IS NOT NULL AND NOT is_masked(counterparty) THEN account_id(counterpartyIssuer, counterparty, {{isLower}})
      WHEN {{isPlaceholder}} THEN 'unresolved:' || left(sha256(concat_ws(chr(31), own, coalesce(counterpartyText, ''), coalesce(remark, ''))), 16)
    END AS otherSide
  FROM sided
),
parties AS (
  SELECT
    * EXCLUDE (payer, payee),
    CASE WHEN {{isStatement}} THEN CASE way WHEN 'in' THEN otherSide WHEN 'out' THEN own END
      WHEN way = 'in' THEN payee ELSE payer END AS payer,
    CASE WHEN {{isStatement}} THEN CASE way WHEN 'in' THEN own WHEN 'out' THEN otherSide END
      WHEN way = 'in' THEN payer ELSE payee END AS payee,
    -- The first reason against the row, as 'CODE role'.
    CASE
      WHEN NOT isKept THEN NULL
      WHEN {{isStatement}} AND own IS NULL THEN 'ACCOUNT_EMPTY own'
      WHEN {{isStatement}} AND otherSide IS NULL THEN
        CASE WHEN is_masked(counterparty) THEN 'ACCOUNT_MASKED counterparty' ELSE 'ACCOUNT_EMPTY counterparty' END
      WHEN NOT {{isStatement}} AND payer IS NULL THEN 'ACCOUNT_EMPTY payer'
      WHEN NOT {{isStatement}} AND payee IS NULL THEN 'ACCOUNT_EMPTY payee'
      WHEN NOT {{isStatement}} AND is_masked(payer) THEN 'ACCOUNT_MASKED payer'
      WHEN NOT {{isStatement}} AND is_masked(payee) THEN 'ACCOUNT_MASKED payee'
      WHEN currency IS NULL THEN 'CURRENCY_UNKNOWN currency'
      WHEN debitCode IS NOT NULL THEN debitCode || ' debit'
      WHEN creditCode IS NOT NULL THEN creditCode || ' credit'
      WHEN {{isBySides}} AND debitText IS NULL AND creditText IS NULL THEN 'AMOUNT_FORMAT debit'
      WHEN {{isBySides}} AND debitMinor > 0 AND creditMinor > 0 THEN 'AMOUNT_SIDES debit'
      WHEN amountCode IS NOT NULL THEN amountCode || ' amount'
      WHEN minor IS NULL THEN 'AMOUNT_FORMAT amount'
      WHEN isNegative AND {{negative}} = 'reject' THEN
        'AMOUNT_NEGATIVE ' || CASE WHEN NOT {{isBySides}} THEN 'amount' WHEN debitMinor > 0 THEN 'debit' ELSE 'credit' END
      WHEN way IS NULL THEN 'DIRECTION_UNKNOWN ' || CASE WHEN {{hasDirectionColumn}} THEN 'direction' ELSE 'amount' END
      WHEN bookedAt IS NULL THEN 'DATE_FORMAT ' || CASE WHEN timeFault = 'time' AND timeText IS NOT NULL THEN 'time' ELSE 'date' END
    END AS fault
  FROM turned
)
SELECT
  fileIndex, line, transferId, payer, payee, minor AS amountMinor, currency, bookedAt, timePrecision, channel, remark,
  payerCountry, payeeCountry, isRounded, status, dateText, timeFault, way,
  isReversal OR (coalesce(isNegative, false) AND {{negative}} = 'reversal') AS isReversal,
  balanceText IS NOT NULL AS hasBalance,
  CASE WHEN balanceSign IN ('minus', 'out') THEN -balanceMinor ELSE balanceMinor END AS balanceMinor,
  split_part(fault, ' ', 1) AS code,
  split_part(fault, ' ', 2) AS role,
  CASE WHEN NOT isKept THEN 'skipped' WHEN fault IS NOT NULL THEN 'rejected' ELSE 'accepted' END AS outcome
FROM parties
