// Waits until every index can be used.
// params: none
CALL db.awaitIndexes(300)
