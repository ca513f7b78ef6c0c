-- Hands rejected and skipped rows to their lists; their raw text is added later.
INSERT INTO rejects
SELECT j.fileIndex, j.line, n.columnName, j.code, NULL
FROM judged j LEFT JOIN columnNames n ON n.fileIndex = j.fileIndex AND n.role = j.role
WHERE j.outcome = 'rejected';

INSERT INTO skippedRows SELECT fileIndex, line, 'status ' || status, NULL FROM judged WHERE outcome = 'skipped';
