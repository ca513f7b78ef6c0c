// Links second reports to first ones and marks them; the standing that they had is kept for the day the link goes.
// params: links
UNWIND $links AS row
MATCH ()-[second:TRANSFERRED {datasetId: row.secondDatasetId, transferId: row.secondTransferId}]->()
CREATE (:ReportLink {
  firstDatasetId: row.firstDatasetId, firstTransferId: row.firstTransferId,
  secondDatasetId: row.secondDatasetId, secondTransferId: row.secondTransferId,
  gapMs: toInteger(row.gapMs), ownStanding: second.standing
})
SET second.standing = "second report"
