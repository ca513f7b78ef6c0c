import { Failure } from "../domain/failure.ts";
import { CR, type Dialect, fieldDialects, isBomAt, lineAt, withoutBoms } from "./byte-classes.ts";
import { normalName, type ResolvedColumns, requiredNames, resolveColumns } from "./columns.ts";
import type { Mapping } from "./mapping-keys.ts";
import { readRecord, splitLine } from "./read-record.ts";

/** Where things stand in one delimited file. */
export interface FileLayout extends ResolvedColumns {
  readonly dialect: Dialect;
  /** Fields of a record. */
  readonly width: number;
  /** Columns that hold a digit in every record. */
  readonly numericColumns: readonly number[];
  readonly isLastUnnamed: boolean;
  /** The header line without byte-order mark and line end; empty where the file has none. */
  readonly header: Buffer;
  /** Lines above the header, as text. */
  readonly headings: readonly string[];
  /** Physical lines and bytes before the first record. */
  readonly linesAbove: number;
  readonly bytesAbove: number;
  readonly lineEndBytes: 1 | 2;
}

/** The header is looked for among this many lines. */
const HEADER_SEARCH_LINES = 200;

interface Line {
  readonly bytes: Buffer;
  readonly next: number;
  readonly lineEndBytes: 1 | 2;
}

/**
 * Finds header, delimiter and columns from the start of a file's text. The header is the first line that holds every
 * column the mapping needs. Throws FILE_EMPTY, and HEADER_MISSING with what was looked for and what was found.
 */
export function layoutOf(head: Buffer, mapping: Mapping, file: string): FileLayout {
  const lines = linesOf(head);
  const top = mapping.skip.top ?? 0;
  if (lines.slice(top).every((line) => line.bytes.toString("utf8").trim() === "")) {
    throw new Failure("FILE_EMPTY", `${file} holds no rows at all. Ask for the file again, or leave it out.`);
  }
  for (const dialect of fieldDialects(mapping.delimiter, mapping.quote)) {
    const found = mapping.header ? headerLine(lines, top, mapping, dialect) : firstLine(lines, top);
    if (found >= 0) return layoutAt(lines, found, mapping, dialect, file);
  }
  throw headerMissing(lines.slice(top), mapping, file);
}

function layoutAt(lines: readonly Line[], at: number, mapping: Mapping, dialect: Dialect, file: string): FileLayout {
  const line = lines[at] as Line;
  const before = lines[at - 1];
  const names = mapping.header ? fieldsOf(line.bytes, dialect) : [];
  const width = mapping.header ? names.length : fieldsOf(line.bytes, dialect).length;
  const columns = resolveColumns(names, width, mapping, file);
  const numeric = [columns.columnOf.get("amount"), columns.columnOf.get("date")];
  return {
    ...columns,
    dialect,
    width,
    numericColumns: numeric.filter((column) => column !== undefined),
    isLastUnnamed: mapping.header && width > 1 && names[width - 1] === "",
    header: mapping.header ? line.bytes : Buffer.alloc(0),
    headings: lines.slice(0, at).map(({ bytes }) => bytes.toString("utf8")),
    linesAbove: mapping.header ? at + 1 : at,
    bytesAbove: mapping.header ? line.next : (before?.next ?? 0),
    lineEndBytes: line.lineEndBytes,
  };
}

function headerLine(lines: readonly Line[], top: number, mapping: Mapping, dialect: Dialect): number {
  const wanted = requiredNames(mapping).map(normalName);
  if (wanted.length === 0) return firstLine(lines, top);
  return lines.findIndex((line, i) => {
    if (i < top) return false;
    const names = new Set(fieldsOf(line.bytes, dialect).map(normalName));
    return wanted.every((name) => names.has(name));
  });
}

function firstLine(lines: readonly Line[], top: number): number {
  return lines.findIndex((line, i) => i >= top && line.bytes.toString("utf8").trim() !== "");
}

function fieldsOf(line: Buffer, dialect: Dialect): readonly string[] {
  const width = splitLine(line, 0, line.length, dialect).length;
  const record = readRecord(line, 0, line.length, {
    dialect,
    width,
    numericColumns: [],
    isLastUnnamed: false,
    isLast: true,
    isDecoded: false,
  });
  return record.kind === "record" ? record.fields.map((field) => field.toString("utf8").trim()) : [];
}

function linesOf(head: Buffer): readonly Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < head.length && lines.length < HEADER_SEARCH_LINES; ) {
    const { end, next } = lineAt(head, i, head.length);
    const start = isBomAt(head, i) ? i + 3 : i;
    const isCrLf = next - end === 2 && head[end] === CR;
    lines.push({ bytes: withoutBoms(head.subarray(start, end)), next, lineEndBytes: isCrLf ? 2 : 1 });
    i = next;
  }
  return lines;
}

function headerMissing(lines: readonly Line[], mapping: Mapping, file: string): Failure {
  const wanted = requiredNames(mapping);
  const candidates = fieldDialects(mapping.delimiter, mapping.quote).flatMap((dialect) =>
    lines.map((line) => fieldsOf(line.bytes, dialect)),
  );
  const missing = (names: readonly string[]): readonly string[] => {
    const present = new Set(names.map(normalName));
    return wanted.filter((name) => !present.has(normalName(name)));
  };
  const nearest = candidates.reduce<readonly string[]>(
    (best, names) => (missing(names).length < missing(best).length ? names : best),
    [],
  );
  const found =
    nearest.length > 0
      ? `The nearest line has: ${nearest.slice(0, 30).join(", ").slice(0, 500)}.`
      : "No line has any of them.";
  return new Failure(
    "HEADER_MISSING",
    `${file}: no line holds all columns that the mapping "${mapping.name}" needs. Missing: ${missing(nearest).join(", ")}. ${found} Name the right mapping with --mapping, or write one for this file.`,
    { kind: "usage" },
  );
}
