/**
 * Why an input row was not loaded. One reject is one line of a file, whatever number of its fields is wrong. A row of
 * an accounts file loses single facts: it is listed once for each.
 */
export const REJECT_CODES = [
  "AMOUNT_FORMAT",
  "AMOUNT_DECIMALS",
  "AMOUNT_NEGATIVE",
  "AMOUNT_RANGE",
  "AMOUNT_SIDES",
  "DATE_FORMAT",
  "ACCOUNT_EMPTY",
  "ACCOUNT_MASKED",
  "CURRENCY_UNKNOWN",
  "DIRECTION_UNKNOWN",
  "FIELD_FORMAT",
  "ROW_LENGTH",
  "ROW_WIDTH",
  "QUOTE_UNCLOSED",
  "ENCODING",
  "HEADER_REPEATED",
  "ID_CONFLICT",
  "ID_PRECISION",
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

export interface Reject {
  readonly file: string;
  /** Physical line of the file, first line 1. */
  readonly line: number;
  /** Name of the column that failed first, as the file's header has it; null where the whole line is broken. */
  readonly column: string | null;
  readonly code: RejectCode;
  /** The line as it stood, cut after 2,000 characters. */
  readonly raw: string;
}

/** A row left out on the mapping's word (pending status, title or footer row): listed, not an error. */
export interface SkippedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

/** Rows that are not among the transfers: rejected, skipped on the mapping's word, or faulty in the accounts file. */
export const ROW_LISTS = ["rejected", "skipped", "accounts"] as const;
export type RowList = (typeof ROW_LISTS)[number];
