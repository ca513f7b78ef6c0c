-- What a load is checked in: macros for the plain forms of texts, and tables for what is not plain.
-- slots: currencies (all codes)

SET GLOBAL TimeZone = 'UTC';

CREATE TYPE currency_code AS ENUM (SELECT unnest({{currencies}}));

-- A field without the blanks around it, or NULL. Blanks inside stay; nothing else changes.
CREATE MACRO tidy(field) AS CASE
  WHEN contains(field, ' ') OR contains(field, chr(9)) OR contains(field, chr(160)) OR contains(field, chr(8239))
    THEN nullif(regexp_replace(field, '^[\s\x{A0}\x{202F}]+|[\s\x{A0}\x{202F}]+$', '', 'g'), '')
  ELSE nullif(field, '')
END;

-- An id without what programs put around it and nobody sees: zero-width signs, and the ="…" by which a spreadsheet
-- keeps zeros. `id-text.ts` reads the ids of accounts files in the same way.
CREATE MACRO tidy_id(field) AS CASE
  WHEN strlen(field) <> length(field) OR contains(field, '="') THEN nullif(
    regexp_replace(
      regexp_replace(field, '^[\s\x{A0}\x{AD}\x{200B}-\x{200F}\x{202A}-\x{202F}\x{2060}-\x{2069}\x{FEFF}]+|[\s\x{A0}\x{AD}\x{200B}-\x{200F}\x{202A}-\x{202F}\x{2060}-\x{2069}\x{FEFF}]+$', '', 'g'),
      '^="\s*([^"]*?)\s*"$', '\1'
    ),
    ''
  )
  ELSE tidy(field)
END;

CREATE MACRO account_number(field, is_lower) AS CASE WHEN is_lower THEN lower(tidy_id(field)) ELSE tidy_id(field) END;

-- A number that begins with its issuer already has it only once. `account-row.ts` names accounts in the same way.
CREATE MACRO account_id(issuer, number, is_lower) AS CASE
  WHEN number IS NULL OR issuer IS NULL THEN number
  WHEN starts_with(number, CASE WHEN is_lower THEN lower(issuer) ELSE issuer END || ':')
    THEN issuer || ':' || substr(number, length(issuer) + 2)
  ELSE issuer || ':' || number
END;

-- The account number inside a text: all of it without a pattern, else the group of the pattern; NULL where there is none.
CREATE MACRO party_number(field, pattern, pattern_group) AS
  CASE WHEN pattern IS NULL THEN field ELSE nullif(regexp_extract(field, pattern, pattern_group), '') END;

-- A number with digits blacked out ("0711***321", "0712xxx678") names nobody. Letters hide digits only among digits:
-- some ids hold an "xx" of their own.
CREATE MACRO is_masked(number) AS coalesce(
  contains(number, '*') OR contains(number, '•')
    OR ((contains(number, 'xx') OR contains(number, 'XX')) AND regexp_full_match(number, '[+]?[0-9xX -]+')),
  false
);

CREATE MACRO power_of_ten(n) AS [1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000][n + 1]::BIGINT;

-- Minor units of an amount written in the plainest way, digits with at most a point, and of no more than 18 digits in
-- all; NULL for every other amount, which is read elsewhere.
CREATE MACRO plain_amount(field, exponent, has_point) AS CASE
  WHEN length(field) + exponent > 18 THEN NULL
  WHEN regexp_full_match(field, '[0-9]+') THEN TRY_CAST(field AS BIGINT) * power_of_ten(exponent)
  WHEN has_point AND regexp_full_match(field, '[0-9]+\.[0-9]{1,9}') AND length(field) - instr(field, '.') <= exponent
    THEN TRY_CAST(replace(field, '.', '') AS BIGINT) * power_of_ten(exponent - (length(field) - instr(field, '.')))
END;

-- Epoch ms of a time written in the plainest way, ISO 8601 with seconds and Z or an offset, or a date alone; NULL for
-- every other time, which is read elsewhere. A time without offset is plain only where the file's zone is UTC.
CREATE MACRO plain_time(field, is_utc) AS CASE
  WHEN regexp_full_match(field, '(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9][T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?Z')
    THEN epoch_ms(TRY_CAST(field AS TIMESTAMP))
  WHEN regexp_full_match(field, '(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9]') THEN epoch_ms(TRY_CAST(field AS TIMESTAMP))
  WHEN is_utc AND regexp_full_match(field, '(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9][T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?')
    THEN epoch_ms(TRY_CAST(field AS TIMESTAMP))
  -- A TIMESTAMP would drop the offset without a word.
  WHEN regexp_full_match(field, '(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9][T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?[+-](0[0-9]|1[0-4]):[0-5][0-9]')
    THEN epoch_ms(TRY_CAST(field AS TIMESTAMPTZ))
END;

-- Index of the precision of such a time: a day, a millisecond, or else a second.
CREATE MACRO plain_precision(field) AS CASE WHEN length(field) = 10 THEN 0 WHEN contains(field, '.') THEN 3 ELSE 2 END::UTINYINT;

CREATE TABLE currencies (text VARCHAR, code VARCHAR, exponent UTINYINT);
CREATE TABLE amounts (text VARCHAR, exponent UTINYINT, minor BIGINT, sign VARCHAR, isRounded BOOLEAN, code VARCHAR);
CREATE TABLE times (dateText VARCHAR, timeText VARCHAR, bookedAt BIGINT, timePrecision UTINYINT, fault VARCHAR);
CREATE TABLE columnNames (fileIndex INTEGER, role VARCHAR, columnName VARCHAR);
CREATE TABLE rejects (fileIndex INTEGER, line BIGINT, columnName VARCHAR, code VARCHAR, raw VARCHAR);
CREATE TABLE skippedRows (fileIndex INTEGER, line BIGINT, reason VARCHAR, raw VARCHAR);
CREATE TABLE reversals (fileIndex INTEGER, line BIGINT, reverses VARCHAR);
CREATE TABLE accounts (
  accountId VARCHAR, issuer VARCHAR, kind VARCHAR, country VARCHAR, openedAt BIGINT, birthYear INTEGER, minorFlag BOOLEAN
);
