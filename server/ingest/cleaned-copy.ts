import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { CR, LF, NO_RECORD } from "./byte-classes.ts";

/** What DuckDB is to read: record n of it, counted from 0, is physical line `firstLine + n` of the file. */
export interface ReadableText {
  readonly path: string;
  readonly skipLines: number;
  readonly firstLine: number;
}

export interface CopySource {
  readonly path: string;
  /** The file's bytes are the text: it is read in place as long as every line is regular. */
  readonly isPlain: boolean;
  /** Physical lines before the first record, and the byte at which that starts. */
  readonly linesAbove: number;
  readonly bytesAbove: number;
  readonly delimiter: number;
  readonly quote: number;
  /** Fields of a record. */
  readonly width: number;
  readonly newLine: "\n" | "\r\n";
  /** Called once, when a copy turns out to be needed. */
  readonly onCopy: () => void;
}

/** True where DuckDB may read the file itself, if its lines prove regular. Above more than a header it would look for quotes in title lines. */
export function mayReadInPlace(source: Pick<CopySource, "isPlain" | "linesAbove">): boolean {
  return source.isPlain && source.linesAbove <= 1;
}

const COPY_BYTES = 1024 * 1024;
const FLUSH_BYTES = 256 * 1024;

/**
 * The regular form of a text: one record a physical line, and lines without a record filled with a marker, so that
 * line numbers stay true. It is written only from the first line on that needs it: a file that is regular throughout
 * is read in place and costs no copy.
 */
export class CleanedCopy {
  #file: number | null = null;
  /** Bytes of regular lines seen while the source could still be read in place. */
  #regularBytes = 0;
  /** Empty lines since the last record: at the end of a file they need no copy. */
  #pendingFillers = 0;
  #buffered: Buffer[] = [];
  #bufferedBytes = 0;
  readonly #source: CopySource;
  readonly #target: string;
  readonly #newLine: Buffer;
  readonly #filler: Buffer;

  constructor(source: CopySource, target: string) {
    this.#source = source;
    this.#target = target;
    this.#newLine = Buffer.from(source.newLine);
    this.#filler = Buffer.concat([
      Buffer.of(NO_RECORD),
      Buffer.alloc(source.width - 1, source.delimiter),
      this.#newLine,
    ]);
    if (!mayReadInPlace(source)) this.#open();
  }

  regular(bytes: Buffer, from: number, to: number): void {
    if (this.#pendingFillers > 0) this.#open();
    if (this.#file === null) this.#regularBytes += to - from;
    else this.#write(bytes.subarray(from, to));
  }

  /** Writes a record anew; it stands for `lines` physical lines. */
  record(fields: readonly Buffer[], lines: number): void {
    this.#open();
    for (const [i, field] of fields.entries()) {
      if (i > 0) this.#write(Buffer.of(this.#source.delimiter));
      this.#write(this.#quoted(field));
    }
    this.#write(this.#newLine);
    for (let i = 1; i < lines; i++) this.#write(this.#filler);
  }

  /** A physical line that holds no record; `isEmpty`: not even a byte, as DuckDB expects at the end of a file. */
  nothing(isEmpty: boolean): void {
    if (!isEmpty) this.#open();
    if (this.#file === null) this.#pendingFillers++;
    else this.#write(this.#filler);
  }

  finish(): ReadableText {
    const { path, linesAbove } = this.#source;
    if (this.#file === null) return { path, skipLines: linesAbove, firstLine: linesAbove + 1 };
    this.#flush();
    this.close();
    return { path: this.#target, skipLines: 0, firstLine: linesAbove + 1 };
  }

  /** Gives the file back, finished or not. Safe to call twice. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #open(): void {
    if (this.#file !== null) return;
    this.#source.onCopy();
    this.#file = openSync(this.#target, "w");
    if (this.#regularBytes > 0) this.#copyRegularStart();
    for (; this.#pendingFillers > 0; this.#pendingFillers--) this.#write(this.#filler);
  }

  #copyRegularStart(): void {
    const source = openSync(this.#source.path, "r");
    try {
      const block = Buffer.allocUnsafe(COPY_BYTES);
      let position = this.#source.bytesAbove;
      const end = position + this.#regularBytes;
      while (position < end) {
        const read = readSync(source, block, 0, Math.min(end - position, block.length), position);
        if (read === 0) break;
        this.#writeNow(block.subarray(0, read));
        position += read;
      }
    } finally {
      closeSync(source);
    }
  }

  #quoted(field: Buffer): Buffer {
    const { quote, delimiter } = this.#source;
    if (quote < 0 || ![quote, delimiter, LF, CR].some((byte) => field.includes(byte))) return field;
    const mark = String.fromCharCode(quote);
    return Buffer.from(`${mark}${field.toString("latin1").replaceAll(mark, mark + mark)}${mark}`, "latin1");
  }

  #write(bytes: Buffer): void {
    this.#buffered.push(bytes);
    this.#bufferedBytes += bytes.length;
    if (this.#bufferedBytes >= FLUSH_BYTES) this.#flush();
  }

  #flush(): void {
    if (this.#bufferedBytes > 0) this.#writeNow(Buffer.concat(this.#buffered));
    this.#buffered = [];
    this.#bufferedBytes = 0;
  }

  #writeNow(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file as number, bytes, done, bytes.length - done);
    }
  }
}
