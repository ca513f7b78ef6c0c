// Forgets the link of a second report and gives it its own standing back; changes nothing where it has no link.
// params: datasetId, transferId
MATCH (link:ReportLink {secondDatasetId: $datasetId, secondTransferId: $transferId})
MATCH ()-[second:TRANSFERRED {datasetId: $datasetId, transferId: $transferId}]->()
SET second.standing = link.ownStanding
DELETE link
