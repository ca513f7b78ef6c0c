// One mark of the data model in a database.
// params: none
CREATE CONSTRAINT stores IF NOT EXISTS FOR (store:TributaryStore) REQUIRE store.name IS UNIQUE
