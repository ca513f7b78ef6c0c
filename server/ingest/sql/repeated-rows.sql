-- Hashes that more than one row has.
CREATE TABLE repeated AS
SELECT h
FROM (SELECT identity_hash(transferId, payer, payee, amountMinor, currency, bookedAt, remark) AS h FROM accepted)
GROUP BY h
HAVING count(*) > 1
