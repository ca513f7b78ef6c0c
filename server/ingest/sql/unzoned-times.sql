-- By file, rejected clock times for which nothing says the zone.
SELECT j.fileIndex, any_value(n.columnName) AS columnName, count(*) AS rows, min(j.dateText) AS example
FROM judged j LEFT JOIN columnNames n ON n.fileIndex = j.fileIndex AND n.role = 'date'
WHERE j.code = 'DATE_FORMAT' AND j.timeFault = 'zone'
GROUP BY j.fileIndex
ORDER BY j.fileIndex
