-- Merged facts of one account; no row where no dataset names it.
-- params: key
-- The dataset loaded last wins, fact by fact, but a minor's flag and the latest birth year win always.
SELECT "accountId", max_by(issuer, "datasetKey") AS issuer, coalesce(max_by(r.kind, "datasetKey"), 0)::UTINYINT AS kind,
       max_by(country.name, "datasetKey") AS country, max_by("openedAt", "datasetKey")::DOUBLE AS "openedAt",
       max("birthYear") AS "birthYear", max("minorFlag") AS "minorFlag"
FROM "accountReports" r
JOIN accounts USING ("accountKey")
LEFT JOIN names country ON country.kind = 'country' AND country."nameKey" = r."countryKey"
WHERE "accountKey" = $key
GROUP BY "accountId";
