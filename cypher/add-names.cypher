// Notes which accounts a dataset names, and what its accounts file says of them.
// params: datasetId, accounts
MATCH (dataset:Dataset {datasetId: $datasetId})
UNWIND $accounts AS row
MATCH (account:Account {key: toInteger(row.key)})
MERGE (dataset)-[names:NAMES]->(account)
SET names = {
  issuer: row.issuer, kind: row.kind, country: row.country, openedAt: toInteger(row.openedAt),
  birthYear: toInteger(row.birthYear), minorFlag: row.minorFlag
}
