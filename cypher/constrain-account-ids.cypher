// One node for each account.
// params: none
CREATE CONSTRAINT accountIds IF NOT EXISTS FOR (account:Account) REQUIRE account.accountId IS UNIQUE
