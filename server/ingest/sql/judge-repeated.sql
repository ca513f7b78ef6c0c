-- Decides rows that look repeated: the first stays, a later one of the same content is a duplicate, of other content
-- a conflict. Rows without an id of their own count per file: the second of two equal rows is another transfer.
CREATE TABLE twins AS
WITH candidates AS (
  SELECT *
  FROM (SELECT *, identity_hash(transferId, payer, payee, amountMinor, currency, bookedAt, remark) AS h FROM accepted)
  SEMI JOIN repeated USING (h)
),
counted AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY fileIndex, payer, payee, amountMinor, currency, bookedAt, remark, transferId ORDER BY line
    ) AS occurrence
  FROM candidates
),
named AS (
  SELECT
    * REPLACE (coalesce(transferId, built_id(payer, payee, amountMinor, currency, bookedAt, remark, occurrence)) AS transferId),
    row(payer, payee, amountMinor, currency, bookedAt, timePrecision, channel, remark, payerCountry, payeeCountry) AS content
  FROM counted
)
SELECT
  * EXCLUDE (content, occurrence, h),
  CASE
    WHEN row_number() OVER first = 1 THEN 'kept'
    WHEN content IS NOT DISTINCT FROM first_value(content) OVER first THEN 'duplicate'
    ELSE 'conflict'
  END AS outcome
FROM named
WINDOW first AS (PARTITION BY transferId ORDER BY fileIndex, line);

INSERT INTO rejects
SELECT t.fileIndex, t.line, n.columnName, 'ID_CONFLICT', NULL
FROM twins t LEFT JOIN columnNames n ON n.fileIndex = t.fileIndex AND n.role = 'transferId'
WHERE t.outcome = 'conflict';
