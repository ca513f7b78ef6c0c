-- Accounts of the accounts file that no transfer names (`unnamed`), and the accounts of the transfers that may be the
-- same, since they have the same number (`likely`). Their protection goes to every one of these, their other facts
-- only where there is one alone.
-- slots: transfers, issuer
CREATE VIEW sides AS
  SELECT payer AS id FROM read_parquet({{transfers}}, hive_partitioning = false)
  UNION ALL SELECT payee FROM read_parquet({{transfers}}, hive_partitioning = false);

-- `number`: without the issuer of the load, which the row itself need not have meant; NULL where it names another one.
CREATE TABLE unnamed AS
SELECT
  *,
  CASE WHEN issuer IS NULL THEN accountId WHEN issuer = {{issuer}} THEN substr(accountId, length(issuer) + 2) END AS number
FROM accounts
ANTI JOIN (SELECT DISTINCT id AS accountId FROM sides SEMI JOIN accounts ON accounts.accountId = sides.id) USING (accountId);

CREATE TABLE likely AS
WITH candidates AS (
  SELECT id, substr(id, strpos(id, ':') + 1) AS number FROM sides
  UNION ALL SELECT id, id AS number FROM sides
)
SELECT unnamed.*, same.id, count(*) OVER (PARTITION BY accountId) = 1 AS isOnly
FROM (SELECT DISTINCT id, number FROM candidates SEMI JOIN unnamed USING (number)) same
JOIN unnamed USING (number);

CREATE TABLE matched AS
SELECT
  id AS accountId,
  nullif(split_part(id, ':', 1), id) AS issuer,
  coalesce(max(kind) FILTER (isOnly AND kind <> 'unknown'), 'unknown') AS kind,
  max(country) FILTER (isOnly) AS country,
  max(openedAt) FILTER (isOnly) AS openedAt,
  max(birthYear) AS birthYear,
  bool_or(minorFlag) FILTER (minorFlag OR isOnly) AS minorFlag
FROM likely
GROUP BY id;

-- A row of the account's own holds, except that the flag of a minor and the later year of birth always win.
UPDATE accounts SET
  kind = CASE WHEN accounts.kind = 'unknown' THEN matched.kind ELSE accounts.kind END,
  country = coalesce(accounts.country, matched.country),
  openedAt = coalesce(accounts.openedAt, matched.openedAt),
  birthYear = greatest(accounts.birthYear, matched.birthYear),
  minorFlag = CASE WHEN matched.minorFlag THEN true ELSE coalesce(accounts.minorFlag, matched.minorFlag) END
FROM matched
WHERE matched.accountId = accounts.accountId;

INSERT INTO accounts SELECT * FROM matched ANTI JOIN accounts USING (accountId);
