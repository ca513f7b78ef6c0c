import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { AccountRecord } from "../domain/account.ts";
import type { Dataset, RowCounts, SourceFile } from "../domain/dataset.ts";
import { Failure } from "../domain/failure.ts";
import type { Window } from "../domain/window.ts";
import { readAccountsFile } from "./accounts-file.ts";
import type { ReadFile } from "./file-context.ts";
import { balanceWarnings, completeLists, judgeLoad, refuseAmbiguousDates } from "./judge-load.ts";
import { mappingDigest } from "./mapping-files.ts";
import { readFiles } from "./read-files.ts";
import { appendReject, RAW_LENGTH } from "./scan-file.ts";
import { literal, sqlText } from "./sql-template.ts";
import { StageClock } from "./stage-clock.ts";
import {
  type CheckedLoad,
  type FileCounts,
  KEPT_REJECTS,
  type StageRequest,
  type StageTask,
  TooManyRejects,
} from "./stage-request.ts";
import { accountsOf, rejectsOf, skippedRowsOf, transferBatches } from "./staged-rows.ts";
import { asFailure, StagingDatabase } from "./staging-database.ts";

const DEFAULT_MEMORY_MB = 640;

/**
 * Reads, checks and types the files of one load, and leaves its transfers in a Parquet file for a store to take.
 *
 * Every row of every file is accounted for: rowsRead = accepted + rejected + duplicate + skipped, in each file and in
 * sum. Same files, mapping and options give the same transfers in the same order. Nothing outside `workFolder` is
 * written; the caller disposes of the result. Throws FILE_EMPTY, FILE_FORMAT, FILE_UNREADABLE, HEADER_MISSING,
 * LOAD_STOPPED, DISK_FULL, and TooManyRejects above `maxRejectShare`, having removed what it wrote.
 */
export async function stageLoad(request: StageRequest, task: StageTask = {}): Promise<CheckedLoad> {
  const folder = await mkdtemp(join(request.workFolder, "load-"));
  let database: StagingDatabase | null = null;
  const dispose = async (): Promise<void> => {
    database?.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    database = await StagingDatabase.open(
      folder,
      request.memoryMb ?? DEFAULT_MEMORY_MB,
      request.threads ?? availableParallelism(),
    );
    return await checkedLoad(database, request, folder, task, dispose);
  } catch (error) {
    await dispose();
    throw asFailure(error);
  }
}

async function checkedLoad(
  database: StagingDatabase,
  request: StageRequest,
  folder: string,
  task: StageTask,
  dispose: () => Promise<void>,
): Promise<CheckedLoad> {
  const clock = new StageClock();
  const files = await readFiles({ database, request, folder, clock, task });
  const accountsFile = await clock.time("accounts", () => readAccounts(database, request));
  const step = (name: string): void => task.onProgress?.({ step: name, done: 0, total: null, unit: "rows" });
  step("checking");
  const transfersFile = await judgeLoad(database, files, request.mapping, folder, clock);
  stopIfAsked(task);
  await refuseAmbiguousDates(database, files, request.mapping);
  step("listing");
  await completeLists(database, files, clock);

  const transfers = literal(transfersFile);
  const sources = [...files, ...(accountsFile === null ? [] : [accountsFile])];
  const names = sources.map((file) => file.name);
  const fileCounts = await countRows(database, files, transfersFile);
  const [facts] = await database.rows(sqlText("load-facts", { transfers }));
  const counts = sumOf(fileCounts, Number(facts?.rounded ?? 0));
  const rejectsByCode = (await database.rows(sqlText("rejects-by-code"))).map((row) => ({
    code: String(row.code),
    rows: Number(row.rows),
  }));
  await refuseTooMany(database, request, { counts, fileCounts, rejectsByCode }, names, accountsFile);

  const period =
    facts === undefined || facts.firstAt === null
      ? null
      : { from: Number(facts.firstAt), to: Number(facts.lastAt) + 1 };
  const warnings = [
    ...emptyWarnings(fileCounts),
    ...(await balanceWarnings(database, files, request.mapping)),
    ...accountWarnings(accountsFile),
    ...amountWarnings(facts?.largest as bigint | null),
  ];
  const skipped = await database.rows(sqlText("skipped-by-reason"));
  return {
    dataset: datasetOf(request, sources, accountsFile, { counts, period, warnings }),
    transfersFile,
    batches: (size) => transferBatches(database, transfersFile, size),
    accounts: accountsOf(database),
    rejects: rejectsOf(database, names),
    skippedRows: skippedRowsOf(database, names),
    dispose,
    fileCounts,
    rejectsByCode,
    skippedByReason: skipped.map((row) => ({ reason: String(row.reason), rows: Number(row.rows) })),
    ignoredColumns: [...new Set(files.flatMap((file) => file.columns.ignored))],
    timings: clock.timings(),
  };
}

interface AccountsRead extends SourceFile {
  readonly rows: number;
  readonly rejected: number;
}

async function readAccounts(database: StagingDatabase, request: StageRequest): Promise<AccountsRead | null> {
  const { accountsFile, issuer } = request;
  if (accountsFile === null) return null;
  const fileIndex = request.files.length;
  let rejected = 0;
  let read: (SourceFile & { readonly rows: number }) | null = null;
  await database.append("accounts", (accounts) =>
    database.append("rejects", async (rejects) => {
      read = await readAccountsFile(accountsFile, issuer, (row) => {
        if (row.ok) return appendAccount(accounts, row.account);
        rejected++;
        appendReject(rejects, { ...row, fileIndex, raw: row.raw.slice(0, RAW_LENGTH) });
      });
    }),
  );
  return { ...(read as unknown as SourceFile & { readonly rows: number }), rejected };
}

function appendAccount(
  appender: Parameters<Parameters<StagingDatabase["append"]>[1]>[0],
  account: AccountRecord,
): void {
  const text = (value: string | null): void => (value === null ? appender.appendNull() : appender.appendVarchar(value));
  text(account.accountId);
  text(account.issuer);
  text(account.kind);
  text(account.country);
  if (account.openedAt === null) appender.appendNull();
  else appender.appendBigInt(BigInt(account.openedAt));
  if (account.birthYear === null) appender.appendNull();
  else appender.appendInteger(account.birthYear);
  if (account.minorFlag === null) appender.appendNull();
  else appender.appendBoolean(account.minorFlag);
  appender.endRow();
}

/** Where the rows of each file went. A file whose rows do not add up is a fault of the program, and nothing is loaded. */
async function countRows(
  database: StagingDatabase,
  files: readonly ReadFile[],
  transfersFile: string,
): Promise<readonly FileCounts[]> {
  const rows = await database.rows(
    sqlText("count-rows", { files: literal(files.length), transfers: literal(transfersFile) }),
  );
  return files.map((file, i) => {
    const count = (name: string): number => Number(rows[i]?.[name] ?? 0);
    const counts = {
      rowsRead: file.rows,
      accepted: count("accepted"),
      rejected: count("rejected"),
      duplicate: count("duplicate"),
      skipped: count("skipped"),
    };
    const placed = counts.accepted + counts.rejected + counts.duplicate + counts.skipped;
    if (placed !== counts.rowsRead) {
      throw new Error(`${file.name}: ${counts.rowsRead} rows were read, but ${placed} are accounted for`);
    }
    return { file: file.name, ...counts };
  });
}

function sumOf(files: readonly FileCounts[], rounded: number): RowCounts {
  const sum = (key: keyof Omit<FileCounts, "file">): number => files.reduce((total, file) => total + file[key], 0);
  return {
    rowsRead: sum("rowsRead"),
    accepted: sum("accepted"),
    rejected: sum("rejected"),
    duplicate: sum("duplicate"),
    skipped: sum("skipped"),
    rounded,
  };
}

async function refuseTooMany(
  database: StagingDatabase,
  request: StageRequest,
  report: Pick<TooManyRejects, "counts" | "fileCounts" | "rejectsByCode">,
  names: readonly string[],
  accountsFile: AccountsRead | null,
): Promise<void> {
  const { rowsRead, rejected } = report.counts;
  const limit = request.maxRejectShare;
  const isOver =
    rejected > rowsRead * limit || (accountsFile !== null && accountsFile.rejected > accountsFile.rows * limit);
  if (!isOver) return;
  const rejects = [];
  for await (const batch of rejectsOf(database, names)) {
    rejects.push(...batch.slice(0, KEPT_REJECTS - rejects.length));
    if (rejects.length >= KEPT_REJECTS) break;
  }
  const first = rejects
    .slice(0, 5)
    .map(({ file, line, column, code }) => `${file}:${line}${column === null ? "" : `:${column}`} ${code}`);
  const ofAccounts =
    accountsFile === null || accountsFile.rejected === 0
      ? ""
      : ` and ${accountsFile.rejected} of ${accountsFile.rows} rows of ${accountsFile.name}`;
  throw new TooManyRejects(
    `${rejected} of ${rowsRead} rows${ofAccounts} are rejected, more than the limit of ${limit * 100} %; nothing was loaded. First: ${first.join(", ")}. Correct the file, name the mapping that fits it, or accept the loss with a higher --max-rejects.`,
    { ...report, rejects },
  );
}

function datasetOf(
  request: StageRequest,
  sources: readonly SourceFile[],
  accountsFile: SourceFile | null,
  found: { readonly counts: RowCounts; readonly period: Window | null; readonly warnings: readonly string[] },
): Dataset {
  const digest = mappingDigest(request.mapping);
  const transferFiles = accountsFile === null ? sources : sources.slice(0, -1);
  // File names, order and time of loading do not count: equal content, equal digest.
  const content = [
    ...transferFiles.map((file) => file.sha256).sort(),
    digest,
    request.issuer ?? "",
    accountsFile?.sha256 ?? "",
  ];
  return {
    datasetId: request.datasetId,
    institution: request.institution,
    legalBasis: request.legalBasis,
    files: sources.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    mapping: request.mapping.name,
    mappingDigest: digest,
    contentDigest: createHash("sha256").update(content.join("\n")).digest("hex"),
    period: found.period,
    warnings: found.warnings,
    loadedAt: request.loadedAt,
    loadedBy: request.loadedBy,
    ...found.counts,
  };
}

function emptyWarnings(files: readonly FileCounts[]): readonly string[] {
  return files.filter((file) => file.rowsRead === 0).map((file) => `${file.file} has a header and no rows.`);
}

function accountWarnings(file: AccountsRead | null): readonly string[] {
  if (file === null || file.rejected === 0) return [];
  return [
    `${file.rejected} of ${file.rows} rows of the accounts file ${file.name} are rejected; those accounts have no facts.`,
  ];
}

function amountWarnings(largest: bigint | null): readonly string[] {
  if (largest === null || largest <= BigInt(Number.MAX_SAFE_INTEGER)) return [];
  return [
    `The largest amount, ${largest} minor units, is beyond what can be summed exactly: scoring stops at it. Check the unit of the amounts.`,
  ];
}

function stopIfAsked(task: StageTask): void {
  if (task.signal?.aborted === true) throw new Failure("LOAD_STOPPED", "The load was stopped; nothing was loaded.");
}
