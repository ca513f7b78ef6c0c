-- Lines that the mapping leaves out as they stand: totals, closing balances, disclaimers.
SELECT fileIndex, raw FROM skippedRows WHERE NOT starts_with(reason, 'status ') ORDER BY fileIndex, line
