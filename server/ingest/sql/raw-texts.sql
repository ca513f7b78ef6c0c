-- Puts the raw text to rejected and skipped rows.
UPDATE rejects SET raw = t.raw FROM rawTexts t
WHERE rejects.raw IS NULL AND t.fileIndex = rejects.fileIndex AND t.line = rejects.line;

UPDATE skippedRows SET raw = t.raw FROM rawTexts t
WHERE skippedRows.raw IS NULL AND t.fileIndex = skippedRows.fileIndex AND t.line = skippedRows.line;

DROP TABLE rawTexts;
