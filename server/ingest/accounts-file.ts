import { createHash } from "node:crypto";
import type { AccountRecord } from "../domain/account.ts";
import type { SourceFile } from "../domain/dataset.ts";
import { Failure } from "../domain/failure.ts";
import type { RejectCode } from "../domain/reject.ts";
import {
  ACCOUNT_FIELDS,
  type AccountFacts,
  type AccountField,
  type AccountNaming,
  accountFacts,
  mergedFacts,
} from "./account-row.ts";
import { contentKind } from "./content-kind.ts";
import { type FileLayout, layoutOf } from "./file-layout.ts";
import { mappingSchema } from "./mapping.ts";
import type { Mapping } from "./mapping-keys.ts";
import { readRecord, splitLine } from "./read-record.ts";
import { RecordScan, type RecordSink } from "./scan-records.ts";
import { headOfText, utf8Chunks } from "./text-stream.ts";

/** What is wrong with a row; `column` null where the whole row is broken. */
export interface AccountFault {
  readonly line: number;
  readonly column: AccountField | null;
  readonly code: RejectCode;
  readonly raw: string;
}

/** An accounts file after reading. Its rows count as rejected where the row is broken or names no account. */
export interface AccountsFile extends SourceFile {
  readonly rows: number;
  readonly rejected: number;
  /** In the order of the file, each account once. */
  readonly accounts: readonly AccountRecord[];
  /** Lines of the rows that lost a fact, by its column; null: lines of broken rows whose account was still readable. */
  readonly lostLines: ReadonlyMap<AccountField | null, readonly number[]>;
  /** Lines of the rows that contradict an earlier row of their account. */
  readonly conflictLines: readonly number[];
  /** Header columns that are none of an accounts file. */
  readonly ignored: readonly string[];
}

/** Reading an accounts file is reading a table of which only accountId must be there. */
const LAYOUT: Mapping = mappingSchema.parse({
  name: "accounts",
  title: "Accounts",
  description: "Facts about accounts",
  columns: { payer: "accountId", payee: "accountId", amount: "accountId", date: "accountId" },
  constants: { currency: "XXX" },
});

/**
 * Reads an accounts file (`accountId, issuer, kind, country, openedAt, birthYear, minorFlag`; any order, all but the
 * first may lack). No row whose account number can be read vanishes: a fact that is wrong is lost alone, and the
 * account of a broken row counts as a minor's, since its flag cannot be read. Every loss is told to `onFault`.
 */
export async function readAccountsFile(
  path: string,
  naming: AccountNaming,
  onFault: (fault: AccountFault) => void,
): Promise<AccountsFile> {
  const kind = await contentKind(path, null);
  if (kind.kind === "parquet") {
    throw new Failure("FILE_FORMAT", `${path} is a Parquet file: give the accounts as CSV.`, { kind: "usage" });
  }
  const layout = accountsLayout(await headOfText(path, kind.form, 1 << 20), path);
  const { columnOf, ignored } = factColumns(layout, path);
  const table = new AccountsTable(naming, columnOf, onFault);
  const hash = createHash("sha256");
  let bytes = 0;
  const scan = new RecordScan(
    { ...layout, isDecoded: kind.form.encoding !== "utf-8", skipReason: null },
    recordSink(layout, table),
  );
  const onBytes = (chunk: Buffer): void => {
    hash.update(chunk);
    bytes += chunk.length;
  };
  for await (const chunk of utf8Chunks(path, kind.form, { onBytes })) scan.push(chunk, false);
  scan.push(Buffer.alloc(0), true);
  return {
    name: path,
    sha256: hash.digest("hex"),
    bytes,
    rows: scan.rows,
    rejected: table.rejected,
    accounts: [...table.accounts.values()],
    lostLines: table.lostLines,
    conflictLines: table.conflictLines,
    ignored,
  };
}

function accountsLayout(head: Buffer, path: string): FileLayout {
  try {
    return layoutOf(head, LAYOUT, path);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "HEADER_MISSING") throw error;
    const message = `${path}: no line holds the column accountId once. The header of an accounts file names the columns ${ACCOUNT_FIELDS.join(", ")}, of which only accountId must be there. Rename the columns in the file.`;
    throw new Failure("HEADER_MISSING", message, { kind: "usage", cause: error });
  }
}

/** Where each field stands. Names compare by their letters alone: "minor_flag" must not pass unread. */
function factColumns(
  layout: FileLayout,
  path: string,
): { readonly columnOf: ReadonlyMap<AccountField, number>; readonly ignored: readonly string[] } {
  const { header } = layout;
  const record = readRecord(header, 0, header.length, { ...layout, isLast: true, isDecoded: false });
  const names = record.kind === "record" ? record.fields.map((field) => field.toString("utf8").trim()) : [];
  const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");
  const columnOf = new Map<AccountField, number>();
  const ignored: string[] = [];
  for (const [i, name] of names.entries()) {
    const field = ACCOUNT_FIELDS.find((known) => letters(known) === letters(name));
    if (field === undefined) {
      if (name !== "") ignored.push(name);
    } else if (columnOf.has(field)) {
      const message = `${path}: two columns are named ${field}. Leave one of them out.`;
      throw new Failure("HEADER_MISSING", message, { kind: "usage" });
    } else columnOf.set(field, i);
  }
  return { columnOf, ignored };
}

/** The accounts read so far, each once, and what was lost. */
class AccountsTable {
  readonly accounts = new Map<string, AccountRecord>();
  readonly lostLines = new Map<AccountField | null, number[]>();
  readonly conflictLines: number[] = [];
  rejected = 0;
  readonly #naming: AccountNaming;
  readonly #columnOf: ReadonlyMap<AccountField, number>;
  readonly #onFault: (fault: AccountFault) => void;

  constructor(
    naming: AccountNaming,
    columnOf: ReadonlyMap<AccountField, number>,
    onFault: (fault: AccountFault) => void,
  ) {
    this.#naming = naming;
    this.#columnOf = columnOf;
    this.#onFault = onFault;
  }

  read(fields: readonly Buffer[], line: number): void {
    const raw = fields.map((field) => field.toString("utf8")).join(",");
    const row = accountFacts((field) => this.#text(fields, field), this.#naming);
    if (row === null) {
      this.rejected++;
      this.#onFault({ line, column: "accountId", code: "ACCOUNT_EMPTY", raw });
      return;
    }
    for (const fact of row.lost) {
      this.#onFault({ line, raw, ...fact });
      this.#noteLoss(fact.column, line);
    }
    const contradicted = this.#keep(row.account);
    for (const fact of contradicted) this.#onFault({ line, raw, ...fact });
    if (contradicted.length > 0) this.conflictLines.push(line);
  }

  /** A row that is no record: its account counts as a minor's where its number still stands in its place. */
  broken(fields: readonly Buffer[], line: number, code: RejectCode, raw: string): void {
    this.rejected++;
    this.#onFault({ line, column: null, code, raw });
    const isIdentity = (field: AccountField): boolean => field === "accountId" || field === "issuer";
    const text = (field: AccountField): string =>
      isIdentity(field) ? this.#text(fields, field).replaceAll('"', "").trim() : "";
    const row = code === "HEADER_REPEATED" ? null : accountFacts(text, this.#naming);
    if (row === null) return;
    this.#keep({ ...row.account, minorFlag: true });
    this.#noteLoss(null, line);
  }

  #keep(account: AccountRecord): AccountFacts["lost"] {
    const earlier = this.accounts.get(account.accountId);
    const merged = earlier === undefined ? { account, lost: [] } : mergedFacts(earlier, account);
    this.accounts.set(account.accountId, merged.account);
    return merged.lost;
  }

  #noteLoss(column: AccountField | null, line: number): void {
    const lines = this.lostLines.get(column);
    if (lines === undefined) this.lostLines.set(column, [line]);
    else lines.push(line);
  }

  #text(fields: readonly Buffer[], field: AccountField): string {
    return fields[this.#columnOf.get(field) ?? -1]?.toString("utf8").trim() ?? "";
  }
}

/** A sink that sees every record with its physical line. */
function recordSink(layout: FileLayout, table: AccountsTable): RecordSink {
  let line = layout.linesAbove + 1;
  return {
    regular(bytes, from, to) {
      for (let i = from; i < to; line++) {
        const record = readRecord(bytes, i, to, { ...layout, isLast: true, isDecoded: false });
        if (record.kind !== "record") throw new Error(`line ${line} was regular and is no record`);
        table.read(record.fields, line);
        i = record.next;
      }
    },
    record(fields, lines) {
      table.read(fields, line);
      line += lines;
    },
    nothing() {
      line++;
    },
    reject: (at, code, raw) =>
      table.broken(splitLine(raw, 0, raw.length, layout.dialect), at, code, raw.toString("utf8")),
    skip: () => undefined,
  };
}
