// Forgets the link of a second report and gives both reports their standing back; changes nothing where it has no link.
// params: datasetId, transferId
MATCH (link:ReportLink {secondDatasetId: $datasetId, secondTransferId: $transferId})
MATCH ()-[second:TRANSFERRED {datasetId: $datasetId, transferId: $transferId}]->()
SET second.standing = second.ownStanding
WITH link
CALL (link) {
  MATCH ()-[first:TRANSFERRED {datasetId: link.firstDatasetId, transferId: link.firstTransferId}]->()
  WHERE link.told IS NOT NULL AND first.ownStanding = "counted"
  OPTIONAL MATCH (other:ReportLink {firstDatasetId: link.firstDatasetId, firstTransferId: link.firstTransferId})
  WHERE other <> link
  WITH first, collect(other.told) AS told
  SET first.standing = CASE
    WHEN "reversal" IN told THEN "reversal"
    WHEN "returned" IN told THEN "returned"
    ELSE "counted" END
}
DELETE link
