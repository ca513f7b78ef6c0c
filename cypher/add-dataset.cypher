// Starts a dataset that no reader sees yet.
// params: datasetId, loadId, record, institution, loadedAt, loadedBy, fileNames, currencies, channels, countries
OPTIONAL MATCH (other:Dataset)
WITH coalesce(max(other.ordinal), -1) + 1 AS ordinal
CREATE (:Dataset {
  datasetId: $datasetId, status: "loading", loadId: $loadId, ordinal: ordinal, record: $record,
  institution: $institution, loadedAt: $loadedAt, loadedBy: $loadedBy, fileNames: $fileNames,
  currencies: $currencies, channels: $channels, countries: $countries
})
