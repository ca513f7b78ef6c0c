-- Currency texts that are no code as they stand.
SELECT DISTINCT currencyText AS text FROM doubtful WHERE currencyText IS NOT NULL
