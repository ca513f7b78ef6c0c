import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BIGINT, DuckDBInstance, INTEGER, UTINYINT, VARCHAR } from "@duckdb/node-api";
import type { AccountRecord } from "../../server/domain/account.ts";
import type { Dataset } from "../../server/domain/dataset.ts";
import type { Reject, SkippedRow } from "../../server/domain/reject.ts";
import type { StagedLoad, StagedTransfer } from "../../server/domain/staged-load.ts";
import { TIME_PRECISIONS } from "../../server/domain/transfer.ts";

/** 2026-01-01T00:00:00Z, the time of a transfer that names none. */
export const NEW_YEAR = Date.UTC(2026, 0, 1);

export const MINUTE_MS = 60_000;

type TransferLiteral = Partial<StagedTransfer> & Pick<StagedTransfer, "transferId">;

/** A transfer where only what matters is said: 100 minor IDR from "payer" to "payee" at the New Year of 2026. */
export function transfer(literal: TransferLiteral): StagedTransfer {
  return {
    payer: "payer",
    payee: "payee",
    amountMinor: 100n,
    currency: "IDR",
    bookedAt: NEW_YEAR,
    timePrecision: "second",
    channel: null,
    remark: null,
    payerCountry: null,
    payeeCountry: null,
    sourceFile: 0,
    sourceLine: 2,
    reverses: null,
    ...literal,
  };
}

/** An account of which only what matters is said. */
export function accountRecord(literal: Partial<AccountRecord> & Pick<AccountRecord, "accountId">): AccountRecord {
  return { issuer: null, kind: "unknown", country: null, openedAt: null, birthYear: null, minorFlag: null, ...literal };
}

export interface LoadLiteral {
  readonly transfers?: readonly StagedTransfer[];
  readonly accounts?: readonly AccountRecord[];
  readonly rejects?: readonly Reject[];
  readonly skippedRows?: readonly SkippedRow[];
  readonly dataset?: Partial<Dataset>;
}

/** A staged load as ingest would hand it over, with a real Parquet file. */
export async function stagedLoad(datasetId: string, literal: LoadLiteral = {}): Promise<StagedLoad> {
  const { transfers = [], accounts = [], rejects = [], skippedRows = [] } = literal;
  const folder = await mkdtemp(join(tmpdir(), "tributary-staged-"));
  const transfersFile = join(folder, "transfers.parquet");
  await writeParquet(transfersFile, transfers);
  return {
    dataset: { ...datasetOf(datasetId, transfers, rejects.length, skippedRows.length), ...literal.dataset },
    transfersFile,
    async *batches(size) {
      for (let from = 0; from < transfers.length; from += size) yield transfers.slice(from, from + size);
    },
    accounts: oneBatch(accounts),
    rejects: oneBatch(rejects),
    skippedRows: oneBatch(skippedRows),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

function datasetOf(
  datasetId: string,
  transfers: readonly StagedTransfer[],
  rejected: number,
  skipped: number,
): Dataset {
  const times = transfers.map((row) => row.bookedAt).sort((a, b) => a - b);
  return {
    datasetId,
    institution: null,
    legalBasis: null,
    files: [{ name: `${datasetId}.csv`, sha256: "0".repeat(64), bytes: 1 }],
    mapping: "canonical",
    mappingDigest: "1".repeat(64),
    contentDigest: "2".repeat(64),
    rowsRead: transfers.length + rejected + skipped,
    accepted: transfers.length,
    rejected,
    duplicate: 0,
    skipped,
    rounded: 0,
    period: times.length === 0 ? null : { from: times[0]!, to: times.at(-1)! + 1 },
    warnings: [],
    loadedAt: "2026-11-25T08:00:00.000Z",
    loadedBy: "analyst",
  };
}

async function* oneBatch<T>(rows: readonly T[]): AsyncIterable<readonly T[]> {
  if (rows.length > 0) yield rows;
}

const COLUMNS = [
  ["transferId", VARCHAR],
  ["payer", VARCHAR],
  ["payee", VARCHAR],
  ["amountMinor", BIGINT],
  ["currency", VARCHAR],
  ["bookedAt", BIGINT],
  ["timePrecision", UTINYINT],
  ["channel", VARCHAR],
  ["remark", VARCHAR],
  ["payerCountry", VARCHAR],
  ["payeeCountry", VARCHAR],
  ["sourceFile", INTEGER],
  ["sourceLine", BIGINT],
  ["reverses", VARCHAR],
] as const;

async function writeParquet(path: string, transfers: readonly StagedTransfer[]): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE t (${COLUMNS.map(([name, type]) => `"${name}" ${type}`).join(", ")})`);
    const appender = await connection.createAppender("t");
    for (const row of transfers) {
      for (const [name, type] of COLUMNS) appender.appendValue(cellOf(row, name), type);
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(`COPY t TO '${path}' (FORMAT parquet)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function cellOf(row: StagedTransfer, column: (typeof COLUMNS)[number][0]): string | number | bigint | null {
  switch (column) {
    case "bookedAt":
    case "sourceLine":
      return BigInt(row[column]);
    case "timePrecision":
      return TIME_PRECISIONS.indexOf(row.timePrecision);
    default:
      return row[column];
  }
}
