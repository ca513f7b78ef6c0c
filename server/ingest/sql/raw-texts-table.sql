CREATE TABLE rawTexts (fileIndex INTEGER, line BIGINT, raw VARCHAR)
