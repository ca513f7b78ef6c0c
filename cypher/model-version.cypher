// Version of the data model that the database was written in, and whether it holds data of somebody else.
// params: none
OPTIONAL MATCH (store:TributaryStore {name: "transfers"})
RETURN store.modelVersion AS modelVersion, store IS NULL AND EXISTS { (node) } AS isForeign
