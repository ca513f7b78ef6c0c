-- First bookedAt of all transfers and the moment after the last; null when there are none.
-- params: none
SELECT min("bookedAt")::DOUBLE AS "from", (max("bookedAt") + 1)::DOUBLE AS "to" FROM transfers;
