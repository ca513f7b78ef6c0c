import Table from "cli-table3";
import { stringify } from "csv-stringify/sync";

export type Cell = string | number | boolean | null;

const ROWS_AT_ONCE = 5_000;

/** Rows as CSV (RFC 4180 quoting, line feeds), header first; an absent value is an empty cell. */
export function* csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): Generator<string> {
  yield stringify([columns]);
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    yield stringify(rows.slice(start, start + ROWS_AT_ONCE), { cast: { boolean: String } });
  }
}

const PLAIN = { head: [], border: [], compact: true };

/** Rows as a table for reading; numbers to the right, the last column wrapped where a width is given. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  lastWidth: number | null = null,
): string {
  const colAligns = columns.map((_, i) => (rows.every((row) => typeof row[i] === "number") ? "right" : "left"));
  const colWidths = columns.map((_, i) => (i === columns.length - 1 ? lastWidth : null));
  return draw(new Table({ head: [...columns], colAligns, colWidths, wordWrap: true, style: PLAIN }), rows);
}

export type Fact = readonly [name: string, value: Cell];

/** Names and values, one pair a line. */
export function facts(rows: readonly Fact[]): string {
  return draw(new Table({ style: PLAIN }), rows);
}

function draw(drawn: Table.Table, rows: readonly (readonly Cell[])[]): string {
  for (const row of rows) drawn.push(row.map((cell) => shown(cell)));
  return `${drawn.toString()}\n`;
}

/** Control characters from data would act on the terminal; they are shown as what they are. */
function shown(cell: Cell): string {
  if (cell === null) return "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to look for
  return String(cell).replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
