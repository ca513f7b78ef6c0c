// One account for each key.
// params: none
CREATE CONSTRAINT accountKeys IF NOT EXISTS FOR (account:Account) REQUIRE account.key IS UNIQUE
