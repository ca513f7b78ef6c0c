-- accountIds of the keys, in no promised order, each key once.
-- params: keys
SELECT "accountKey", "accountId" FROM accounts WHERE "accountKey" IN (SELECT unnest(string_split(nullif($keys, ''), ','))::INTEGER);
