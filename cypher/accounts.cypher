// What a dataset's accounts file says of accounts; in no promised order.
// params: datasetId
MATCH (:Dataset {datasetId: $datasetId})-[names:NAMES]->(account:Account)
WHERE names.kind IS NOT NULL OR names.country IS NOT NULL OR names.openedAt IS NOT NULL
   OR names.birthYear IS NOT NULL OR names.minorFlag IS NOT NULL
RETURN account.key AS key, names.kind AS kind, names.country AS country, names.openedAt AS openedAt,
       names.birthYear AS birthYear, names.minorFlag AS minorFlag
