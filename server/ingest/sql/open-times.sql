-- Date and time texts still to be read.
SELECT DISTINCT dateText, timeText FROM doubtful WHERE dateText IS NOT NULL
