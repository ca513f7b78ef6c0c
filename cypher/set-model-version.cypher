// Marks the database as written in a version of the data model, once.
// params: modelVersion
MERGE (store:TributaryStore {name: "transfers"})
ON CREATE SET store.modelVersion = toInteger($modelVersion)
