// Finds the links whose first report is in a dataset.
// params: none
CREATE INDEX firstReports IF NOT EXISTS FOR (link:ReportLink) ON (link.firstDatasetId)
