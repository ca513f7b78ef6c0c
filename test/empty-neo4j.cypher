// Removes every node and relationship of the database, in parts that fit into the server's memory.
// params: none
MATCH (node)
CALL (node) {
  DETACH DELETE node
} IN TRANSACTIONS OF 1000 ROWS
