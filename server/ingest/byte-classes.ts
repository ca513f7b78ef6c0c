/** The bytes that decide where a delimited record begins and ends. All formats are read as UTF-8. */
export const LF = 10;
export const CR = 13;
export const SPACE = 32;

/** First field of a line that holds no record (blank, title, rejected): Ctrl-Z, which old systems write at the end of a file. */
export const NO_RECORD = 26;

/** How a file separates its fields. */
export interface Dialect {
  /** One byte. */
  readonly delimiter: number;
  /** One byte, or -1 where nothing is quoted. A quote inside a quoted field is doubled. */
  readonly quote: number;
}

/** Longest physical line and longest multi-line record that is read, in bytes; well under DuckDB's own 2 MB. */
export const MAX_LINE_BYTES = 512 * 1024;
/** A quoted field may run over this many lines; beyond it, its quote counts as never closed. */
export const MAX_RECORD_LINES = 200;

/** Where the line that starts at `start` ends: `end` without its line break, `next` after it. A lone CR ends a line too. */
export function lineAt(
  bytes: Uint8Array,
  start: number,
  limit: number,
): { readonly end: number; readonly next: number } {
  for (let i = start; i < limit; i++) {
    const byte = bytes[i];
    if (byte === LF) return { end: i, next: i + 1 };
    if (byte === CR) return { end: i, next: bytes[i + 1] === LF && i + 1 < limit ? i + 2 : i + 1 };
  }
  return { end: limit, next: limit };
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** Length of the part of `bytes` that ends with a line end; a CR at the very end may be half of a CRLF. */
export function wholeLines(bytes: Buffer): number {
  const lastCr = bytes.length > 1 ? bytes.lastIndexOf(CR, bytes.length - 2) : -1;
  return Math.max(bytes.lastIndexOf(LF), lastCr) + 1;
}

/** True where the three bytes of U+FEFF, a byte-order mark, stand at `i`. */
export function isBomAt(bytes: Uint8Array, i: number): boolean {
  return bytes[i] === 0xef && bytes[i + 1] === 0xbb && bytes[i + 2] === 0xbf;
}

/** The bytes without any U+FEFF: joined files carry them in the middle, and no name or id may. */
export function withoutBoms(bytes: Buffer): Buffer {
  let at = bytes.indexOf("\uFEFF");
  if (at < 0) return bytes;
  const parts: Buffer[] = [];
  let from = 0;
  for (; at >= 0; at = bytes.indexOf("\uFEFF", from)) {
    parts.push(bytes.subarray(from, at));
    from = at + 3;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

/** The ways to read a file whose delimiter is stated, or else may be one of the usual four. */
export function fieldDialects(delimiter: string | undefined, quote: string | null): readonly Dialect[] {
  const quoteByte = quote === null ? -1 : quote.charCodeAt(0);
  const delimiters = delimiter === undefined ? [",", ";", "\t", "|"] : [delimiter];
  return delimiters.map((sign) => ({ delimiter: sign.charCodeAt(0), quote: quoteByte }));
}
