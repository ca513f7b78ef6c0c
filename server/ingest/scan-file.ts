import { createHash } from "node:crypto";
import type { StopSignal } from "../domain/progress.ts";
import type { RejectCode } from "../domain/reject.ts";
import { CleanedCopy, type ReadableText } from "./cleaned-copy.ts";
import type { FileLayout } from "./file-layout.ts";
import type { Mapping } from "./mapping-keys.ts";
import { RecordScan } from "./scan-records.ts";
import type { Appender } from "./staging-database.ts";
import { isPlain, type TextForm, utf8Chunks } from "./text-stream.ts";

export interface ScannedFile {
  readonly text: ReadableText;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
}

export interface ScanRequest {
  readonly path: string;
  readonly fileIndex: number;
  readonly form: TextForm;
  readonly layout: FileLayout;
  readonly mapping: Mapping;
  /** Where a cleaned copy goes if one is needed. */
  readonly target: string;
  readonly rejects: Appender;
  readonly skippedRows: Appender;
  readonly onBytes: (bytes: number) => void;
  /** Called when the file cannot be read in place. */
  readonly onCopy: () => void;
  readonly signal: StopSignal | undefined;
}

/** Raw text of a row is kept up to this many characters. */
export const RAW_LENGTH = 2_000;

/** Reads a file once from end to end: proves or makes it regular, counts its rows, takes its digest. */
export async function scanFile(request: ScanRequest): Promise<ScannedFile> {
  const { path, fileIndex, form, layout } = request;
  const skipReason = await skipRule(request);
  const hash = createHash("sha256");
  let bytes = 0;
  const copy = new CleanedCopy(
    {
      path,
      isPlain: isPlain(form),
      linesAbove: layout.linesAbove,
      bytesAbove: layout.bytesAbove,
      delimiter: layout.dialect.delimiter,
      quote: layout.dialect.quote,
      width: layout.width,
      newLine: layout.lineEndBytes === 2 ? "\r\n" : "\n",
      onCopy: request.onCopy,
    },
    request.target,
  );
  const scan = new RecordScan(
    { ...layout, isDecoded: form.encoding !== "utf-8", skipReason },
    {
      regular: (chunk, from, to) => copy.regular(chunk, from, to),
      record: (fields, lines) => copy.record(fields, lines),
      nothing: (isEmpty) => copy.nothing(isEmpty),
      reject: (line, code, raw) =>
        appendReject(request.rejects, { fileIndex, line, column: null, code, raw: rawText(raw) }),
      skip: (line, reason, raw) => appendSkipped(request.skippedRows, { fileIndex, line, reason, raw: rawText(raw) }),
    },
  );
  try {
    const onBytes = (chunk: Buffer): void => {
      hash.update(chunk);
      bytes += chunk.length;
      request.onBytes(chunk.length);
    };
    for await (const chunk of utf8Chunks(path, form, { onBytes, signal: request.signal })) scan.push(chunk, false);
    scan.push(Buffer.alloc(0), true);
    return { text: copy.finish(), sha256: hash.digest("hex"), bytes, rows: scan.rows };
  } finally {
    copy.close();
  }
}

export function rawText(raw: Buffer): string {
  return raw
    .subarray(0, RAW_LENGTH * 4)
    .toString("utf8")
    .replaceAll("\u0000", "\u2400")
    .slice(0, RAW_LENGTH);
}

/** Appends one row to the table `rejects`; `raw` null is filled in later. */
export function appendReject(
  appender: Appender,
  reject: { fileIndex: number; line: number; column: string | null; code: RejectCode; raw: string },
): void {
  appender.appendInteger(reject.fileIndex);
  appender.appendBigInt(BigInt(reject.line));
  if (reject.column === null) appender.appendNull();
  else appender.appendVarchar(reject.column);
  appender.appendVarchar(reject.code);
  appender.appendVarchar(reject.raw);
  appender.endRow();
}

function appendSkipped(
  appender: Appender,
  row: { fileIndex: number; line: number; reason: string; raw: string },
): void {
  appender.appendInteger(row.fileIndex);
  appender.appendBigInt(BigInt(row.line));
  appender.appendVarchar(row.reason);
  appender.appendVarchar(row.raw);
  appender.endRow();
}

/** Which lines below the header the mapping leaves out, and why; null where it leaves out none. */
async function skipRule(request: ScanRequest): Promise<((line: number, text: string) => string | null) | null> {
  const { end, lines } = request.mapping.skip;
  if (end === undefined && lines === undefined) return null;
  const anywhere = lines === undefined ? null : new RegExp(lines, "u");
  const footer = typeof end === "object" ? new RegExp(end.from, "u") : null;
  const footerLine = typeof end === "number" ? await lastLines(request, end) : Number.POSITIVE_INFINITY;
  let isBelow = false;
  return (line, text) => {
    isBelow ||= line >= footerLine || (footer?.test(text) ?? false);
    if (isBelow) return "footer";
    return anywhere?.test(text) === true ? "line left out by the mapping" : null;
  };
}

/** Number of the physical line at which the last `count` lines that are not blank begin. */
async function lastLines(request: ScanRequest, count: number): Promise<number> {
  const starts: number[] = [];
  await forEachLine(request.path, request.form, (line, text) => {
    if (text.toString("latin1").trim() === "") return;
    starts.push(line);
    if (starts.length > count) starts.shift();
  });
  return starts[0] ?? Number.POSITIVE_INFINITY;
}

/** Calls back for each physical line of a text, from line 1, until `isDone` says so. */
export async function forEachLine(
  path: string,
  form: TextForm,
  onLine: (line: number, text: Buffer) => void,
  isDone: () => boolean = () => false,
): Promise<void> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of utf8Chunks(path, form)) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    let nextCr = bytes.indexOf(13);
    let nextLf = bytes.indexOf(10);
    while (nextCr >= 0 || nextLf >= 0) {
      const end = nextCr >= 0 && (nextLf < 0 || nextCr < nextLf) ? nextCr : nextLf;
      const isCrLf = end === nextCr && bytes[end + 1] === 10;
      if (end === nextCr && end + 1 === bytes.length) break;
      onLine(line++, bytes.subarray(start, end));
      start = isCrLf ? end + 2 : end + 1;
      if (nextCr >= 0 && nextCr < start) nextCr = bytes.indexOf(13, start);
      if (nextLf >= 0 && nextLf < start) nextLf = bytes.indexOf(10, start);
    }
    rest = bytes.subarray(start);
    if (isDone()) return;
  }
  if (rest.length > 0) onLine(line, rest.at(-1) === 13 ? rest.subarray(0, -1) : rest);
}
