// A transfer is the second report of at most one other.
// params: none
CREATE CONSTRAINT secondReports IF NOT EXISTS FOR (link:ReportLink) REQUIRE (link.secondDatasetId, link.secondTransferId) IS UNIQUE
