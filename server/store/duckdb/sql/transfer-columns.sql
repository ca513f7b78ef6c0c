-- All transfers of a window, of every standing, narrow and with keys for names; in no promised order.
-- params: from, to
SELECT "payerKey", "payeeKey", "amountMinor"::DOUBLE, "bookedAt"::DOUBLE, "currencyKey", "timePrecision", "channelKey",
       "payerCountryKey", "payeeCountryKey", standing
FROM transfers
WHERE "bookedAt" >= $from AND "bookedAt" < $to;
