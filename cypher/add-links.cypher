// Links second reports to first ones and marks them; the standing that they have by themselves is kept beside.
// params: links
// "told" is what a second report knows of a return, for a first that does not know of it.
UNWIND $links AS row
MATCH ()-[second:TRANSFERRED {datasetId: row.secondDatasetId, transferId: row.secondTransferId}]->()
CREATE (:ReportLink {
  firstDatasetId: row.firstDatasetId, firstTransferId: row.firstTransferId,
  secondDatasetId: row.secondDatasetId, secondTransferId: row.secondTransferId,
  gapMs: toInteger(row.gapMs), told: nullIf(second.standing, "counted")
})
SET second.ownStanding = second.standing, second.standing = "second report"
