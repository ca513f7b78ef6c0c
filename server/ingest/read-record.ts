import { isUtf8 } from "node:buffer";
import type { RejectCode } from "../domain/reject.ts";
import { CR, type Dialect, LF, lineAt, MAX_LINE_BYTES, MAX_RECORD_LINES, SPACE, withoutBoms } from "./byte-classes.ts";

/** What stands at one place of a file. `next` is the byte after it, `lines` the physical lines it covers. */
export type ReadRecord =
  | { readonly kind: "record"; readonly fields: readonly Buffer[]; readonly next: number; readonly lines: number }
  | { readonly kind: "reject"; readonly code: RejectCode; readonly next: number; readonly lines: 1 }
  | { readonly kind: "blank"; readonly next: number; readonly lines: 1 }
  /** The record may go on beyond `limit`: call again with more bytes. */
  | { readonly kind: "more" };

export interface ReadOptions {
  readonly dialect: Dialect;
  /** Fields that a record of this file has. */
  readonly width: number;
  /** Columns, from 0, that hold a digit in every record: what tells a record from a line of text. */
  readonly numericColumns: readonly number[];
  /** The header ends in a delimiter: its last column has no name and may be absent. */
  readonly isLastUnnamed: boolean;
  /** No bytes follow after `limit`. */
  readonly isLast: boolean;
  /** The bytes were decoded from another encoding, so U+FFFD marks what could not be read. */
  readonly isDecoded: boolean;
}

/**
 * Reads the record that begins at `start`, exactly and without guessing.
 *
 * A quoted field may run over several lines, but a quote that is never closed swallows nothing: then the line that
 * opens it is the reject, and reading goes on at the next line. A quote counts as never closed where it runs into
 * text after its closing quote, into the end of the file, or over a line that is a whole record by itself.
 * One empty field more than `width` (a trailing delimiter) is let go.
 */
export function readRecord(bytes: Buffer, start: number, limit: number, options: ReadOptions): ReadRecord {
  const line = lineAt(bytes, start, limit);
  if (line.end === limit && !options.isLast) {
    return limit - start > MAX_LINE_BYTES
      ? { kind: "reject", code: "ROW_LENGTH", next: limit, lines: 1 }
      : { kind: "more" };
  }
  const reject = (code: RejectCode): ReadRecord => ({ kind: "reject", code, next: line.next, lines: 1 });
  if (line.end - start > MAX_LINE_BYTES) return reject("ROW_LENGTH");
  const firstLine = bytes.subarray(start, line.end);
  if (isBlank(withoutBoms(firstLine))) return { kind: "blank", next: line.next, lines: 1 };
  if (!isReadable(firstLine, options.isDecoded)) return reject("ENCODING");

  const record = readFields(bytes, start, limit, options);
  if (record === "more") return { kind: "more" };
  if (record === "unclosed") return reject("QUOTE_UNCLOSED");
  const fields = fitWidth(record.fields, options);
  if (fields === null) return reject(record.lines > 1 ? "QUOTE_UNCLOSED" : "ROW_WIDTH");
  if (record.lines > 1 && !isReadable(bytes.subarray(start, record.next), options.isDecoded)) return reject("ENCODING");
  return { kind: "record", fields: fields.map(withoutBoms), next: record.next, lines: record.lines };
}

/** The fields of one line taken by itself, as they stand; a quote that does not close on it is plain text. */
export function splitLine(bytes: Buffer, start: number, end: number, dialect: Dialect): readonly Buffer[] {
  const fields: Buffer[] = [];
  for (let from = start; ; ) {
    let i = from;
    if (bytes[i] === dialect.quote && i < end) {
      const close = closingQuote(bytes, i + 1, end, dialect.quote);
      const after = close < 0 ? -1 : skipSpaces(bytes, close + 1, end);
      if (after >= 0 && (after === end || bytes[after] === dialect.delimiter)) i = after;
    }
    const delimiter = bytes.indexOf(dialect.delimiter, i);
    const isLast = delimiter < 0 || delimiter >= end;
    fields.push(bytes.subarray(from, isLast ? end : delimiter));
    if (isLast) return fields;
    from = delimiter + 1;
  }
}

/** True where a line by itself could be a record: all its fields, and digits where a record has an amount and a date. */
function isWholeRecord(bytes: Buffer, start: number, end: number, options: ReadOptions): boolean {
  const fields = splitLine(bytes, start, end, options.dialect);
  return (
    fields.length === options.width &&
    options.numericColumns.every((column) => fields[column]?.some((byte) => byte >= 48 && byte <= 57))
  );
}

interface Fields {
  readonly fields: Buffer[];
  readonly next: number;
  readonly lines: number;
}

function readFields(bytes: Buffer, start: number, limit: number, options: ReadOptions): Fields | "more" | "unclosed" {
  const { delimiter, quote } = options.dialect;
  const fields: Buffer[] = [];
  let lines = 1;
  let i = start;
  for (;;) {
    const opening = skipSpaces(bytes, i, limit);
    if (quote >= 0 && bytes[opening] === quote && opening < limit) {
      const field = readQuoted(bytes, start, opening, limit, fields.length, options);
      if (typeof field === "string") return field;
      fields.push(field.text);
      lines += field.lineBreaks;
      i = field.after;
    } else {
      let end = i;
      while (end < limit && bytes[end] !== delimiter && bytes[end] !== LF && bytes[end] !== CR) end++;
      fields.push(bytes.subarray(i, end));
      i = end;
    }
    if (i >= limit || bytes[i] !== delimiter) return { fields, next: lineAt(bytes, i, limit).next, lines };
    i++;
  }
}

interface QuotedField {
  readonly text: Buffer;
  readonly after: number;
  readonly lineBreaks: number;
}

/** The quoted field that opens at `opening`, after `fieldsBefore` fields of the record that starts at `recordStart`. */
function readQuoted(
  bytes: Buffer,
  recordStart: number,
  opening: number,
  limit: number,
  fieldsBefore: number,
  options: ReadOptions,
): QuotedField | "more" | "unclosed" {
  const { dialect } = options;
  let lineBreaks = 0;
  let lineStart = -1;
  for (let i = opening + 1; i < limit; i++) {
    const byte = bytes[i];
    if (byte === dialect.quote) {
      if (bytes[i + 1] === dialect.quote && i + 1 < limit) {
        i++;
        continue;
      }
      const after = skipSpaces(bytes, i + 1, limit);
      const isClosed =
        after === limit || bytes[after] === dialect.delimiter || bytes[after] === LF || bytes[after] === CR;
      if (!isClosed) return "unclosed";
      // A quote that only happens to end the same column of a later record closes nothing.
      const isStray =
        lineStart >= 0 &&
        fieldsBefore > 0 &&
        splitLine(bytes, lineStart, i, dialect).length === fieldsBefore + 1 &&
        isWholeRecord(bytes, lineStart, lineAt(bytes, i, limit).end, options);
      if (isStray) return "unclosed";
      return { text: unescaped(bytes.subarray(opening + 1, i), dialect.quote), after, lineBreaks };
    }
    if (byte !== LF && byte !== CR) continue;
    if (byte === CR && bytes[i + 1] === LF && i + 1 < limit) continue;
    const lineEnd = byte === LF && bytes[i - 1] === CR ? i - 1 : i;
    // A line that is whole with its quote taken as text had a stray quote, unless the quote opens its last field.
    const isLastField = fieldsBefore === options.width - 1;
    const mayBeWhole = lineStart >= 0 || !isLastField;
    if (mayBeWhole && isWholeRecord(bytes, lineStart >= 0 ? lineStart : recordStart, lineEnd, options))
      return "unclosed";
    lineStart = i + 1;
    lineBreaks++;
    if (lineBreaks >= MAX_RECORD_LINES || i - opening > MAX_LINE_BYTES) return "unclosed";
  }
  return options.isLast || limit - opening > MAX_LINE_BYTES ? "unclosed" : "more";
}

function closingQuote(bytes: Buffer, from: number, end: number, quote: number): number {
  for (let i = from; i < end; i++) {
    if (bytes[i] !== quote) continue;
    if (bytes[i + 1] !== quote || i + 1 >= end) return i;
    i++;
  }
  return -1;
}

function unescaped(text: Buffer, quote: number): Buffer {
  if (text.indexOf(quote) < 0) return text;
  const mark = String.fromCharCode(quote);
  return Buffer.from(text.toString("latin1").replaceAll(mark + mark, mark), "latin1");
}

function fitWidth(fields: readonly Buffer[], options: ReadOptions): readonly Buffer[] | null {
  const { width, isLastUnnamed } = options;
  if (fields.length === width) return fields;
  if (isLastUnnamed && fields.length === width - 1) return [...fields, Buffer.alloc(0)];
  return fields.length === width + 1 && fields[width]?.length === 0 ? fields.slice(0, width) : null;
}

function skipSpaces(bytes: Buffer, from: number, limit: number): number {
  let i = from;
  while (i < limit && bytes[i] === SPACE) i++;
  return i;
}

/** Nothing, spaces, or the Ctrl-Z that old systems put at the end of a file. */
function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === SPACE || byte === 9 || byte === 26);
}

/** Valid UTF-8 without NUL and Ctrl-Z, and nothing lost in decoding. */
function isReadable(text: Buffer, isDecoded: boolean): boolean {
  return isUtf8(text) && text.indexOf(0) < 0 && text.indexOf(26) < 0 && !(isDecoded && text.includes("\uFFFD"));
}
