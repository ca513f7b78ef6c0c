-- By file, rejected dates that look like day, month and year in one order or the other.
SELECT
  j.fileIndex, any_value(n.columnName) AS columnName, count(*) AS rows, min(j.dateText) AS example,
  max(regexp_extract(j.dateText, '^[0-9]+')::INTEGER) AS largestFirst,
  max(regexp_extract(j.dateText, '^[0-9]+[./-]([0-9]+)', 1)::INTEGER) AS largestSecond,
  bool_or(regexp_matches(j.dateText, '(^|[./-])[0-9][./-]')) AS hasOneDigit
FROM judged j LEFT JOIN columnNames n ON n.fileIndex = j.fileIndex AND n.role = 'date'
WHERE j.code = 'DATE_FORMAT' AND regexp_matches(j.dateText, '^[0-9]{1,2}[./-][0-9]{1,2}[./-]([0-9]{4}|[0-9]{2})($|[ T])')
GROUP BY j.fileIndex
ORDER BY j.fileIndex
