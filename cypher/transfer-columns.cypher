// All transfers of a window, of every standing, paid by accounts with keys from firstKey to before endKey, as columns.
// params: firstKey, endKey, from, to, ready, standings, timePrecisions, currencies, channels, countries
// The maps number the names. "codes" packs six numbers into one, from the lowest bits up: standing (2 bits),
// time precision (2), currency (8), channel (16), payer's country (12), payee's country (12). All are floats, because
// the driver reads those fastest; a float64 holds them exactly.
MATCH (payer:Account)
WHERE $firstKey <= payer.key < $endKey
MATCH (payer)-[transfer:TRANSFERRED]->(payee:Account)
WHERE $from <= transfer.bookedAt < $to AND transfer.datasetId IN $ready
RETURN collect(toFloat(payer.key)) AS payer, collect(toFloat(payee.key)) AS payee,
       collect(toFloat(transfer.amountMinor)) AS amountMinor, collect(toFloat(transfer.bookedAt)) AS bookedAt,
       collect(toFloat(
         $standings[transfer.standing]
         + 4 * ($timePrecisions[transfer.timePrecision]
         + 4 * ($currencies[transfer.currency]
         + 256 * ($channels[coalesce(transfer.channel, "")]
         + 65536 * ($countries[coalesce(transfer.payerCountry, "")]
         + 4096 * $countries[coalesce(transfer.payeeCountry, "")]))))
       )) AS codes
