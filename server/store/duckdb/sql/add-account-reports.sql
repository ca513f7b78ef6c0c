-- Notes which accounts the load names, and what its accounts file says of them.
-- params: datasetKey
-- Of equal ids the last row wins, fact by fact, but a minor's flag and the latest birth year win always.
WITH facts AS (
  SELECT "accountId", max_by(issuer, "row") AS issuer, max_by(s.kind, "row") AS kind,
         max_by(country."nameKey", "row") AS "countryKey", max_by("openedAt", "row") AS "openedAt",
         max("birthYear") AS "birthYear", max("minorFlag") AS "minorFlag"
  FROM "stagedAccounts" s LEFT JOIN names country ON country.kind = 'country' AND country.name = s.country
  GROUP BY "accountId"
), named AS (
  SELECT "payeeKey" AS "accountKey" FROM transfers WHERE "datasetKey" = $datasetKey
  UNION
  SELECT "payerKey" FROM transfers WHERE "datasetKey" = $datasetKey
  UNION
  SELECT "accountKey" FROM facts JOIN accounts USING ("accountId")
)
INSERT INTO "accountReports"
SELECT $datasetKey, "accountKey", issuer, kind, "countryKey", "openedAt", "birthYear", "minorFlag"
FROM named
LEFT JOIN (SELECT * FROM facts JOIN accounts USING ("accountId")) AS keyed USING ("accountKey")
ORDER BY "accountKey";
