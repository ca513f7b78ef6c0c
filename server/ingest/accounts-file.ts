import { createHash } from "node:crypto";
import { ACCOUNT_KINDS, type AccountKind, type AccountRecord } from "../domain/account.ts";
import type { SourceFile } from "../domain/dataset.ts";
import { Failure } from "../domain/failure.ts";
import type { RejectCode } from "../domain/reject.ts";
import { normalName } from "./columns.ts";
import { contentKind } from "./content-kind.ts";
import { layoutOf } from "./file-layout.ts";
import { mappingSchema } from "./mapping.ts";
import type { Mapping } from "./mapping-keys.ts";
import { readRecord } from "./read-record.ts";
import { RecordScan, type RecordSink } from "./scan-records.ts";
import { headOfText, utf8Chunks } from "./text-stream.ts";
import { timeReader } from "./time-text.ts";

/** A row of an accounts file, or why it is none. */
export type AccountRow =
  | { readonly ok: true; readonly line: number; readonly account: AccountRecord }
  | {
      readonly ok: false;
      readonly line: number;
      readonly column: string | null;
      readonly code: RejectCode;
      readonly raw: string;
    };

const FIELDS = ["accountId", "issuer", "kind", "country", "openedAt", "birthYear", "minorFlag"] as const;
type Field = (typeof FIELDS)[number];

/** Reading an accounts file is reading a table of which only accountId must be there. */
const LAYOUT: Mapping = mappingSchema.parse({
  name: "accounts",
  title: "Accounts",
  description: "Facts about accounts",
  columns: { payer: "accountId", payee: "accountId", amount: "accountId", date: "accountId" },
  constants: { currency: "XXX" },
});
const readTime = timeReader({
  formats: ["iso"],
  timeFormats: [],
  padTime: null,
  months: ["en"],
  pivotYear: 70,
  year: null,
  zone: "UTC",
  epoch: null,
  step: null,
});

/**
 * Reads an accounts file (`accountId, issuer, kind, country, openedAt, birthYear, minorFlag`; any order, all but the
 * first may lack) and hands every row to `onRow`. An account named again with other facts is a conflict.
 */
export async function readAccountsFile(
  path: string,
  issuer: string | null,
  onRow: (row: AccountRow) => void,
): Promise<SourceFile & { readonly rows: number }> {
  const kind = await contentKind(path, null);
  if (kind.kind === "parquet") {
    throw new Failure("FILE_FORMAT", `${path} is a Parquet file: give the accounts as CSV.`, { kind: "usage" });
  }
  const layout = layoutOf(await headOfText(path, kind.form, 1 << 20), LAYOUT, path);
  const names = headerNames(layout.header, layout);
  const columnOf = new Map(FIELDS.map((field) => [field, names.indexOf(normalName(field))]));
  const seen = new Map<string, string>();
  const read = (fields: readonly Buffer[], line: number): void => {
    const row = accountRow(
      (field) => fields[columnOf.get(field) ?? -1]?.toString("utf8").trim() ?? "",
      line,
      issuer,
      rawOf(fields),
    );
    onRow(row.ok ? unlessConflicting(row, seen, rawOf(fields)) : row);
  };
  const hash = createHash("sha256");
  let bytes = 0;
  const scan = new RecordScan(
    { ...layout, isDecoded: kind.form.encoding !== "utf-8", skipReason: null },
    recordSink(layout, read, onRow),
  );
  const onBytes = (chunk: Buffer): void => {
    hash.update(chunk);
    bytes += chunk.length;
  };
  for await (const chunk of utf8Chunks(path, kind.form, { onBytes })) scan.push(chunk, false);
  scan.push(Buffer.alloc(0), true);
  return { name: path, sha256: hash.digest("hex"), bytes, rows: scan.rows };
}

type Layout = ReturnType<typeof layoutOf>;

function headerNames(header: Buffer, layout: Layout): readonly string[] {
  const record = readRecord(header, 0, header.length, { ...layout, isLast: true, isDecoded: false });
  return record.kind === "record" ? record.fields.map((field) => normalName(field.toString("utf8"))) : [];
}

/** A sink that sees every record with its physical line. */
function recordSink(
  layout: Layout,
  read: (fields: readonly Buffer[], line: number) => void,
  onRow: (row: AccountRow) => void,
): RecordSink {
  let line = layout.linesAbove + 1;
  return {
    regular(bytes, from, to) {
      for (let i = from; i < to; line++) {
        const record = readRecord(bytes, i, to, { ...layout, isLast: true, isDecoded: false });
        if (record.kind !== "record") throw new Error(`line ${line} was regular and is no record`);
        read(record.fields, line);
        i = record.next;
      }
    },
    record(fields, lines) {
      read(fields, line);
      line += lines;
    },
    nothing() {
      line++;
    },
    reject: (at, code, raw) => onRow({ ok: false, line: at, column: null, code, raw: raw.toString("utf8") }),
    skip: () => undefined,
  };
}

function accountRow(text: (field: Field) => string, line: number, issuer: string | null, raw: string): AccountRow {
  const fault = (column: Field, code: RejectCode): AccountRow => ({ ok: false, line, column, code, raw });
  const number = text("accountId");
  if (number === "") return fault("accountId", "ACCOUNT_EMPTY");
  const kind = text("kind") === "" ? "unknown" : text("kind").toLowerCase();
  if (!isKind(kind)) return fault("kind", "FIELD_FORMAT");
  const openedAt = text("openedAt") === "" ? null : readTime(text("openedAt"), null);
  if (text("openedAt") !== "" && openedAt === null) return fault("openedAt", "DATE_FORMAT");
  const birthYear = text("birthYear") === "" ? null : text("birthYear");
  if (birthYear !== null && !/^(19|20)\d\d$/.test(birthYear)) return fault("birthYear", "FIELD_FORMAT");
  const minorFlag = flagOf(text("minorFlag"));
  if (minorFlag === undefined) return fault("minorFlag", "FIELD_FORMAT");
  const by = text("issuer") || issuer;
  const account: AccountRecord = {
    accountId: by === null || number.startsWith(`${by}:`) ? number : `${by}:${number}`,
    issuer: by,
    kind,
    country: text("country") || null,
    openedAt: openedAt?.bookedAt ?? null,
    birthYear: birthYear === null ? null : Number(birthYear),
    minorFlag,
  };
  return { ok: true, line, account };
}

function unlessConflicting(row: Extract<AccountRow, { ok: true }>, seen: Map<string, string>, raw: string): AccountRow {
  const facts = JSON.stringify(row.account);
  const before = seen.get(row.account.accountId);
  if (before === undefined) seen.set(row.account.accountId, facts);
  if (before === undefined || before === facts) return row;
  return { ok: false, line: row.line, column: "accountId", code: "ID_CONFLICT", raw };
}

function isKind(text: string): text is AccountKind {
  return (ACCOUNT_KINDS as readonly string[]).includes(text);
}

/** Null for nothing given, undefined for what is neither yes nor no. */
function flagOf(text: string): boolean | null | undefined {
  if (text === "") return null;
  if (/^(true|yes|1)$/i.test(text)) return true;
  return /^(false|no|0)$/i.test(text) ? false : undefined;
}

function rawOf(fields: readonly Buffer[]): string {
  return fields.map((field) => field.toString("utf8")).join(",");
}
