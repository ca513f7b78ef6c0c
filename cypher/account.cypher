// What each ready dataset says of one account, in the order of their loading; no row where none names it.
// params: key, ready
MATCH (account:Account {key: toInteger($key)})<-[names:NAMES]-(dataset:Dataset)
WHERE dataset.datasetId IN $ready
RETURN account.accountId AS accountId, names.issuer AS issuer, names.kind AS kind, names.country AS country,
       names.openedAt AS openedAt, names.birthYear AS birthYear, names.minorFlag AS minorFlag
ORDER BY dataset.ordinal
