-- Keys of those accountIds that a dataset names, in no promised order.
-- params: accountIds
SELECT "accountId", "accountKey"
FROM accounts
WHERE "accountId" IN (SELECT unnest($accountIds)) AND "accountKey" IN (SELECT "accountKey" FROM "accountReports");
