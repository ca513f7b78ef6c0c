// Makes a loaded dataset visible to readers, if it is still the load that it was; one row where it is.
// params: datasetId, loadId
// With it becomes visible what its second reports know of a return that their firsts do not know of.
MATCH (dataset:Dataset {datasetId: $datasetId})
WHERE dataset.loadId = $loadId AND dataset.status = "loading"
SET dataset.status = "ready"
WITH dataset
CALL () {
  MATCH (link:ReportLink)
  WHERE link.secondDatasetId = $datasetId AND link.secondTransferId IS NOT NULL AND link.told IS NOT NULL
  CALL (link) {
    MATCH ()-[first:TRANSFERRED {datasetId: link.firstDatasetId, transferId: link.firstTransferId}]->()
    WHERE coalesce(first.ownStanding, first.standing) = "counted"
    SET first.ownStanding = "counted",
        first.standing = CASE WHEN first.standing = "reversal" THEN "reversal" ELSE link.told END
  }
}
RETURN dataset.datasetId AS datasetId
