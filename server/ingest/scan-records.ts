import { isUtf8 } from "node:buffer";
import type { RejectCode } from "../domain/reject.ts";
import {
  CR,
  type Dialect,
  isBomAt,
  isLineEnd,
  LF,
  lineAt,
  MAX_LINE_BYTES,
  NO_RECORD,
  wholeLines,
} from "./byte-classes.ts";
import { type ReadRecord, readRecord } from "./read-record.ts";

/** Takes what the scan finds, in the order of the file. */
export interface RecordSink {
  /** Regular records, one a line, to be taken as they are: bytes [from, to). */
  regular(bytes: Buffer, from: number, to: number): void;
  /** A record that must be written anew. It stands for `lines` physical lines. */
  record(fields: readonly Buffer[], lines: number): void;
  /** A physical line that holds no record; `isEmpty`: not even a byte. */
  nothing(isEmpty: boolean): void;
  reject(line: number, code: RejectCode, raw: Buffer): void;
  skip(line: number, reason: string, raw: Buffer): void;
}

export interface ScanOptions {
  readonly dialect: Dialect;
  readonly width: number;
  readonly numericColumns: readonly number[];
  readonly isLastUnnamed: boolean;
  /** Physical lines before the first record: titles and header. */
  readonly linesAbove: number;
  /** The header as it stands; a line equal to it further down is no record. Empty where there is no header. */
  readonly header: Buffer;
  readonly isDecoded: boolean;
  /** Bytes of the file's line end; a line that ends otherwise is written anew, since DuckDB reads one kind only. */
  readonly lineEndBytes: 1 | 2;
  /** Names the reason for which a line is left out, or null. Absent: no line is. */
  readonly skipReason: ((line: number, text: string) => string | null) | null;
}

const ORDINARY = 0;
const DELIMITER = 1;
const QUOTE = 2;
const LINE_END = 3;
const SUSPECT = 4;

/**
 * Walks over a delimited text and proves line by line that it is regular: one record a line, each quoted field opened
 * right after a delimiter and closed right before one, the stated number of fields, valid UTF-8, one kind of line end.
 *
 * Regular stretches go to the sink as they are; every other line is read by `readRecord`. Each physical line below the
 * header is reported exactly once, so that line n of the file is record n of what the sink writes.
 */
export class RecordScan {
  /** Rows of the file: records and rejected or skipped lines, without blank ones. */
  rows = 0;
  #line: number;
  #linesLeftAbove: number;
  #rest: Buffer = Buffer.alloc(0);
  /** Inside a line that is too long: drop bytes until it ends. */
  #isDropping = false;
  readonly #classes: Uint8Array;
  readonly #suspectClasses: Uint8Array;
  readonly #headerFields: readonly Buffer[] | null;
  readonly #options: ScanOptions;
  readonly #sink: RecordSink;

  constructor(options: ScanOptions, sink: RecordSink) {
    this.#options = options;
    this.#sink = sink;
    this.#line = 1;
    this.#linesLeftAbove = options.linesAbove;
    this.#classes = classesOf(options.dialect);
    const own = readRecord(options.header, 0, options.header.length, { ...options, isLast: true });
    this.#headerFields = own.kind === "record" ? own.fields : null;
    this.#suspectClasses = Uint8Array.from(this.#classes, (kind, byte) => (byte >= 0x80 ? SUSPECT : kind));
  }

  /** Takes the next bytes of the file. With `isLast`, what is left is the last line even without a line end. */
  push(chunk: Buffer, isLast: boolean): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (this.#isDropping) bytes = this.#dropLongLine(bytes, isLast);
    if (isLast && bytes.length > 0 && !isLineEnd(bytes[bytes.length - 1])) bytes = this.#withLineEnd(bytes);
    const limit = isLast ? bytes.length : wholeLines(bytes);
    const start = this.#skipAbove(bytes, limit);
    const from = this.#scan(bytes, start, limit, isLast);
    this.#rest = bytes.subarray(from);
    if (!isLast && this.#rest.length > MAX_LINE_BYTES && wholeLines(this.#rest) === 0) this.#startDropping();
  }

  #withLineEnd(bytes: Buffer): Buffer {
    return Buffer.concat([bytes, Buffer.from(this.#options.lineEndBytes === 2 ? "\r\n" : "\n")]);
  }

  #skipAbove(bytes: Buffer, limit: number): number {
    let i = 0;
    while (this.#linesLeftAbove > 0 && i < limit) {
      i = lineAt(bytes, i, limit).next;
      this.#linesLeftAbove--;
      this.#line++;
    }
    return i;
  }

  /** Returns the first byte that could not be judged yet. */
  #scan(bytes: Buffer, start: number, limit: number, isLast: boolean): number {
    const classes = isUtf8(bytes.subarray(start, limit)) ? this.#classes : this.#suspectClasses;
    let regularFrom = start;
    let i = start;
    while (i < limit) {
      const next = this.#options.skipReason === null ? this.#regularLine(bytes, i, limit, classes) : -1;
      if (next > 0) {
        this.rows++;
        this.#line++;
        i = next;
        continue;
      }
      if (i > regularFrom) this.#sink.regular(bytes, regularFrom, i);
      const after = this.#irregularLine(bytes, i, limit, isLast);
      if (after < 0) return i;
      i = after;
      regularFrom = i;
    }
    if (i > regularFrom) this.#sink.regular(bytes, regularFrom, i);
    return i;
  }

  /** The byte after the regular line at `start`, or -1 where the line is not regular. The hot loop of every load. */
  #regularLine(bytes: Buffer, start: number, limit: number, classes: Uint8Array): number {
    const { dialect, width, header, lineEndBytes } = this.#options;
    let fields = 1;
    let fieldStart = start;
    let i = start;
    for (;;) {
      while (i < limit && classes[bytes[i] as number] === ORDINARY) i++;
      if (i >= limit) return -1;
      const kind = classes[bytes[i] as number];
      if (kind === DELIMITER) {
        fields++;
        i++;
        fieldStart = i;
      } else if (kind === LINE_END) {
        break;
      } else if (kind === QUOTE) {
        if (i !== fieldStart) return -1;
        i = endOfQuoted(bytes, i + 1, limit, dialect.quote, classes);
        if (i < 0) return -1;
        const after = classes[bytes[i] as number];
        if (after !== DELIMITER && after !== LINE_END) return -1;
      } else {
        if (bytes[i] !== 0xef || classes !== this.#classes) return -1;
        if (isBomAt(bytes, i) || this.#options.isDecoded) return -1;
        i++;
      }
    }
    if (fields !== width || i === start || i - start > MAX_LINE_BYTES) return -1;
    let next = i + 1;
    if (bytes[i] === CR) {
      if (bytes[next] !== LF || next >= limit) return -1;
      next++;
    }
    if (next - i !== lineEndBytes) return -1;
    const isHeader = bytes[start] === header[0] && i - start === header.length && header.compare(bytes, start, i) === 0;
    return isHeader ? -1 : next;
  }

  /** Judges the line at `start` exactly; the byte after it, or -1 where more bytes are needed. */
  #irregularLine(bytes: Buffer, start: number, limit: number, isLast: boolean): number {
    const { skipReason } = this.#options;
    const record = readRecord(bytes, start, limit, { ...this.#options, isLast });
    const raw = (): Buffer => bytes.subarray(start, lineAt(bytes, start, limit).end);
    const isOpen = record.kind === "more" || record.kind === "blank";
    const reason = isOpen ? null : (skipReason?.(this.#line, raw().toString("utf8")) ?? null);
    if (reason !== null) {
      this.rows++;
      this.#sink.skip(this.#line, reason, raw());
      return this.#noRecord(lineAt(bytes, start, limit).next, false);
    }
    switch (record.kind) {
      case "more":
        return -1;
      case "blank":
        return this.#noRecord(record.next, isLineEnd(bytes[start]));
      case "reject":
        this.rows++;
        this.#sink.reject(this.#line, record.code, raw());
        return this.#noRecord(record.next, false);
      case "record":
        return this.#record(record, raw);
    }
  }

  #record(record: Extract<ReadRecord, { kind: "record" }>, raw: () => Buffer): number {
    this.rows++;
    if (this.#isHeader(record.fields)) {
      this.#sink.reject(this.#line, "HEADER_REPEATED", raw());
      for (let i = 0; i < record.lines; i++) this.#noRecord(0, false);
      return record.next;
    }
    this.#sink.record(record.fields, record.lines);
    this.#line += record.lines;
    return record.next;
  }

  #isHeader(fields: readonly Buffer[]): boolean {
    return this.#headerFields?.every((field, i) => fields[i]?.equals(field)) ?? false;
  }

  #noRecord(next: number, isEmpty: boolean): number {
    this.#line++;
    this.#sink.nothing(isEmpty);
    return next;
  }

  #startDropping(): void {
    this.rows++;
    this.#sink.reject(this.#line, "ROW_LENGTH", this.#rest.subarray(0, 8_000));
    this.#noRecord(0, false);
    this.#isDropping = true;
    this.#rest = Buffer.alloc(0);
  }

  #dropLongLine(bytes: Buffer, isLast: boolean): Buffer {
    const { end, next } = lineAt(bytes, 0, bytes.length);
    if (end === bytes.length) return Buffer.alloc(0);
    if (bytes[end] === CR && end + 1 === bytes.length && !isLast) return bytes.subarray(end);
    this.#isDropping = false;
    return bytes.subarray(next);
  }
}

function classesOf(dialect: Dialect): Uint8Array {
  const classes = new Uint8Array(256);
  for (const byte of [0, NO_RECORD, 0xef]) classes[byte] = SUSPECT;
  classes[LF] = LINE_END;
  classes[CR] = LINE_END;
  classes[dialect.delimiter] = DELIMITER;
  if (dialect.quote >= 0) classes[dialect.quote] = QUOTE;
  return classes;
}

/** The byte after the closing quote of a field on one line, or -1. */
function endOfQuoted(bytes: Buffer, from: number, limit: number, quote: number, classes: Uint8Array): number {
  for (let i = from; i < limit; i++) {
    const kind = classes[bytes[i] as number];
    if (kind === ORDINARY || kind === DELIMITER) continue;
    if (kind !== QUOTE) return -1;
    if (bytes[i + 1] !== quote || i + 1 >= limit) return i + 1 < limit ? i + 1 : -1;
    i++;
  }
  return -1;
}
