// Pairs of transfers that two institutions reported both; by first, then second.
// params: after, limit, ready
MATCH (link:ReportLink)
WHERE link.firstDatasetId IN $ready AND link.firstTransferId IS NOT NULL AND link.secondDatasetId IN $ready
RETURN link.firstDatasetId AS firstDatasetId, link.firstTransferId AS firstTransferId,
       link.secondDatasetId AS secondDatasetId, link.secondTransferId AS secondTransferId, link.gapMs AS gapMs
ORDER BY link.firstDatasetId, link.firstTransferId, link.secondDatasetId, link.secondTransferId
SKIP toInteger($after) LIMIT toInteger($limit)
