-- Names of currencies, channels or countries in code-point order.
-- params: kind
SELECT "nameKey", name FROM names WHERE kind = $kind ORDER BY name;
