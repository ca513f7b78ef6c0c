import type { EpochMs } from "../domain/window.ts";

/** One row of a statement that carries the balance after it. */
export interface BalanceRow {
  readonly line: number;
  readonly bookedAt: EpochMs;
  /** In minor units, negative for money that left. */
  readonly movement: bigint;
  /** Null where the cell could not be read. */
  readonly balance: bigint | null;
}

/** Where the balance does not follow: between two neighbouring lines, the earlier booking first. */
export interface BalanceBreak {
  readonly fromLine: number;
  readonly toLine: number;
  readonly expected: bigint | null;
  readonly found: bigint | null;
}

export type StatementOrder = "auto" | "oldest-first" | "newest-first";

/**
 * Checks that each balance is the one before plus the movement, for rows in the order of the file.
 * `auto` takes the order from the times, and where all are equal the one that breaks less often.
 */
export function balanceBreaks(rows: readonly BalanceRow[], order: StatementOrder): readonly BalanceBreak[] {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  if (order === "oldest-first" || (order === "auto" && first.bookedAt < last.bookedAt)) return breaksOf(rows);
  if (order === "newest-first" || first.bookedAt > last.bookedAt) return breaksOf(rows.toReversed());
  const forward = breaksOf(rows);
  const backward = breaksOf(rows.toReversed());
  return backward.length < forward.length ? backward : forward;
}

function breaksOf(rows: readonly BalanceRow[]): readonly BalanceBreak[] {
  const breaks: BalanceBreak[] = [];
  for (let i = 1; i < rows.length; i++) {
    const before = rows[i - 1] as BalanceRow;
    const row = rows[i] as BalanceRow;
    const expected = before.balance === null ? null : before.balance + row.movement;
    if (expected === null || row.balance === null || expected !== row.balance) {
      breaks.push({ fromLine: before.line, toLine: row.line, expected, found: row.balance });
    }
  }
  return breaks;
}
