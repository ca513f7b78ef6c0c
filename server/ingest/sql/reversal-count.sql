SELECT count(*) AS n FROM judged WHERE isReversal AND outcome = 'accepted'
