-- Lines of one file whose raw text is wanted.
-- slots: fileIndex
SELECT line FROM rejects WHERE fileIndex = {{fileIndex}} AND raw IS NULL
UNION
SELECT line FROM skippedRows WHERE fileIndex = {{fileIndex}} AND raw IS NULL
ORDER BY line
