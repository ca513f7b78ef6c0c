// Finds the links of a first report.
// params: none
CREATE INDEX firstReports IF NOT EXISTS FOR (link:ReportLink) ON (link.firstDatasetId, link.firstTransferId)
