-- Merged facts of every named account in code-point order of accountId.
-- params: unresolvedPrefix
-- The dataset loaded last wins, fact by fact, but a minor's flag and the latest birth year win always: what protects is
-- never overruled by another file.
-- A fact that nobody gave is 0, but NaN for "openedAt"; a "minorFlag" of 1 is an adult, 2 a minor.
SELECT "accountKey", coalesce(max_by(kind, "datasetKey"), 0)::UTINYINT AS kind,
       coalesce(max_by("countryKey", "datasetKey"), 0) AS "countryKey",
       coalesce(max_by("openedAt", "datasetKey")::DOUBLE, 'NaN'::DOUBLE) AS "openedAt",
       coalesce(max("birthYear"), 0) AS "birthYear",
       coalesce(max("minorFlag")::UTINYINT + 1, 0)::UTINYINT AS "minorFlag",
       starts_with("accountId", $unresolvedPrefix)::UTINYINT AS unresolved
FROM "accountReports" JOIN accounts USING ("accountKey")
GROUP BY "accountKey", "accountId"
ORDER BY "accountId";
