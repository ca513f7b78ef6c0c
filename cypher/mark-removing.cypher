// Hides a dataset from readers, and settles what the transfers that it is linked with count as without it.
// params: datasetId
// One transaction, so that no transfer counts twice or not at all in between, and done once. Links of the dataset go later.
MATCH (dataset:Dataset {datasetId: $datasetId})
WHERE dataset.status <> "removing"
SET dataset.status = "removing"
WITH dataset
CALL () {
  // Of the second reports of a first that goes, the earliest loaded is the first of the others.
  MATCH (link:ReportLink)
  WHERE link.firstDatasetId = $datasetId AND link.firstTransferId IS NOT NULL
  MATCH (holder:Dataset {datasetId: link.secondDatasetId})
  WHERE holder.status = "ready"
  WITH link, holder.ordinal AS ordinal
  ORDER BY ordinal
  WITH link.firstTransferId AS goneId, collect(link) AS links
  WITH head(links) AS heir, tail(links) AS others
  FOREACH (other IN others |
    SET other.firstDatasetId = heir.secondDatasetId, other.firstTransferId = heir.secondTransferId,
        other.gapMs = other.gapMs - heir.gapMs)
  WITH heir, [other IN others WHERE other.told IS NOT NULL | other.told] AS told
  CALL (heir, told) {
    MATCH ()-[first:TRANSFERRED {datasetId: heir.secondDatasetId, transferId: heir.secondTransferId}]->()
    SET first.standing = CASE
      WHEN first.ownStanding <> "counted" THEN first.ownStanding
      WHEN "reversal" IN told THEN "reversal"
      WHEN "returned" IN told THEN "returned"
      ELSE "counted" END
  }
}
CALL () {
  // A return that only the dataset knew of no longer holds for the first report.
  MATCH (link:ReportLink)
  WHERE link.secondDatasetId = $datasetId AND link.secondTransferId IS NOT NULL AND link.told IS NOT NULL
  CALL (link) {
    MATCH ()-[first:TRANSFERRED {datasetId: link.firstDatasetId, transferId: link.firstTransferId}]->()
    WHERE first.ownStanding = "counted"
    OPTIONAL MATCH (other:ReportLink {firstDatasetId: link.firstDatasetId, firstTransferId: link.firstTransferId})
    WHERE other <> link
    WITH first, collect(other.told) AS told
    SET first.standing = CASE
      WHEN "reversal" IN told THEN "reversal"
      WHEN "returned" IN told THEN "returned"
      ELSE "counted" END
  }
}
