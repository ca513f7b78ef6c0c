import { ACCOUNT_KINDS, type AccountKind, type AccountRecord } from "../domain/account.ts";
import type { Reject, RejectCode, SkippedRow } from "../domain/reject.ts";
import type { StagedTransfer } from "../domain/staged-load.ts";
import { TIME_PRECISIONS, type TimePrecision } from "../domain/transfer.ts";
import { literal, type Sql, sqlText } from "./sql-template.ts";
import type { Row, StagingDatabase } from "./staging-database.ts";

/** The transfers in the order of the file, `size` at a time. */
export async function* transferBatches(
  database: StagingDatabase,
  transfersFile: string,
  size: number,
): AsyncGenerator<readonly StagedTransfer[]> {
  let batch: StagedTransfer[] = [];
  for await (const rows of database.stream(sqlText("transfers", { transfers: literal(transfersFile) }))) {
    for (const row of rows) {
      batch.push(transferOf(row));
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Can be read again and again, each time from the start. */
export function rejectsOf(database: StagingDatabase, files: readonly string[]): AsyncIterable<readonly Reject[]> {
  return iterable(database, sqlText("rejects"), (row) => ({
    file: files[Number(row.fileIndex)] ?? "",
    line: Number(row.line),
    column: textOrNull(row.columnName),
    code: String(row.code) as RejectCode,
    raw: String(row.raw),
  }));
}

export function skippedRowsOf(
  database: StagingDatabase,
  files: readonly string[],
): AsyncIterable<readonly SkippedRow[]> {
  return iterable(database, sqlText("skipped-rows"), (row) => ({
    file: files[Number(row.fileIndex)] ?? "",
    line: Number(row.line),
    reason: String(row.reason),
    raw: String(row.raw),
  }));
}

export function accountsOf(database: StagingDatabase): AsyncIterable<readonly AccountRecord[]> {
  return iterable(database, sqlText("accounts"), (row) => ({
    accountId: String(row.accountId),
    issuer: textOrNull(row.issuer),
    kind: kindOf(row.kind),
    country: textOrNull(row.country),
    openedAt: row.openedAt === null ? null : Number(row.openedAt),
    birthYear: row.birthYear === null ? null : Number(row.birthYear),
    minorFlag: row.minorFlag as boolean | null,
  }));
}

function iterable<T>(database: StagingDatabase, query: Sql, toItem: (row: Row) => T): AsyncIterable<readonly T[]> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const rows of database.stream(query)) {
        if (rows.length > 0) yield rows.map(toItem);
      }
    },
  };
}

function transferOf(row: Row): StagedTransfer {
  return {
    transferId: String(row.transferId),
    payer: String(row.payer),
    payee: String(row.payee),
    amountMinor: row.amountMinor as bigint,
    currency: String(row.currency),
    bookedAt: Number(row.bookedAt),
    timePrecision: TIME_PRECISIONS[Number(row.timePrecision)] as TimePrecision,
    channel: textOrNull(row.channel),
    remark: textOrNull(row.remark),
    payerCountry: textOrNull(row.payerCountry),
    payeeCountry: textOrNull(row.payeeCountry),
    sourceFile: Number(row.sourceFile),
    sourceLine: Number(row.sourceLine),
    reverses: textOrNull(row.reverses),
  };
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function kindOf(value: unknown): AccountKind {
  return ACCOUNT_KINDS.find((kind) => kind === value) ?? "unknown";
}
