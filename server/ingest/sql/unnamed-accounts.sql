-- How many accounts no transfer names, how many of them are minors', and how many share their number with another id.
SELECT
  count(*) AS unnamed,
  count(*) FILTER (minorFlag) AS minors,
  (SELECT count(DISTINCT accountId) FROM likely) AS matched
FROM unnamed
