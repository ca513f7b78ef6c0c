import { byCodePoint } from "../domain/code-point-order.ts";

/** Codes of a column and the numbers that a canonical table gives them. */
export interface CodeTable {
  /** The codes in use, in code-point order. */
  readonly codes: readonly string[];
  /** Number in `codes` of each number of the old table; 0 for an old code that is not in use. */
  readonly renumber: Uint16Array;
}

/**
 * The table that holds exactly the codes that the rows use, in code-point order, so that equal data leads to equal
 * numbers whatever a store called them. `always` names codes that are in the table even when no row uses them.
 */
export function canonicalCodeTable(
  codes: readonly string[],
  columns: readonly (Uint8Array | Uint16Array)[],
  rows: Int32Array,
  always: readonly string[] = [],
): CodeTable {
  const isUsed = new Uint8Array(codes.length);
  for (const column of columns) {
    for (let i = 0; i < rows.length; i++) isUsed[column[rows[i]]] = 1;
  }
  const used = new Set(always);
  for (let number = 0; number < codes.length; number++) if (isUsed[number] === 1) used.add(codes[number]);
  const sorted = [...used].sort(byCodePoint);
  const numberOf = new Map(sorted.map((code, number) => [code, number]));
  const renumber = Uint16Array.from(codes, (code) => numberOf.get(code) ?? 0);
  return { codes: sorted, renumber };
}
