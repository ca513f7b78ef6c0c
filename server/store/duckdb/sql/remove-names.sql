-- Removes the names that no transfer and no account has any more.
-- params: none
DELETE FROM names
WHERE NOT EXISTS (
  FROM (
    SELECT DISTINCT 'currency' AS kind, "currencyKey" AS "nameKey" FROM transfers
    UNION ALL
    SELECT DISTINCT 'channel', "channelKey" FROM transfers
    UNION ALL
    SELECT DISTINCT 'country', "payerCountryKey" FROM transfers
    UNION ALL
    SELECT DISTINCT 'country', "payeeCountryKey" FROM transfers
    UNION ALL
    SELECT DISTINCT 'country', "countryKey" FROM "accountReports" WHERE "countryKey" IS NOT NULL
  ) AS used
  WHERE used.kind = names.kind AND used."nameKey" = names."nameKey"
);
