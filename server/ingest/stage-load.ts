import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Failure } from "../domain/failure.ts";
import { countRows, refuseTooMany, sumOf } from "./count-load.ts";
import { datasetOf, loadWarnings } from "./describe-load.ts";
import { balanceWarnings, completeLists, judgeLoad } from "./judge-load.ts";
import { readAccounts } from "./load-accounts.ts";
import type { Mapping } from "./mapping-keys.ts";
import { matchAccounts } from "./match-accounts.ts";
import { periodWarnings } from "./period-balance.ts";
import { readFiles } from "./read-files.ts";
import { refuseAmbiguousDates } from "./refuse-dates.ts";
import { rejectReasons } from "./reject-reasons.ts";
import { literal, sqlText } from "./sql-template.ts";
import { StageClock } from "./stage-clock.ts";
import type { CheckedLoad, StageRequest, StageTask } from "./stage-request.ts";
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
    await checkPatterns(database, request.mapping);
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
  const names = [...files, ...(accountsFile === null ? [] : [accountsFile])].map((file) => file.name);
  const fileCounts = await countRows(database, files, transfersFile);
  const [facts] = await database.rows(sqlText("load-facts", { transfers }));
  const counts = sumOf(fileCounts, Number(facts?.rounded ?? 0));
  const rejectsByCode = (await database.rows(sqlText("rejects-by-code"))).map((row) => ({
    code: String(row.code),
    rows: Number(row.rows),
  }));
  const reasons = await rejectReasons(database, files, rejectsByCode);
  await refuseTooMany(database, request, { counts, fileCounts, rejectsByCode }, names, accountsFile, reasons);

  const unnamedAccounts = await clock.time("accounts", () =>
    matchAccounts(database, accountsFile, transfersFile, request.issuer),
  );
  const period =
    facts === undefined || facts.firstAt === null
      ? null
      : { from: Number(facts.firstAt), to: Number(facts.lastAt) + 1 };
  const warnings = [
    ...loadWarnings(fileCounts, accountsFile, (facts?.largest ?? null) as bigint | null),
    ...unnamedAccounts,
    ...reasons,
    ...(await balanceWarnings(database, files, request.mapping)),
    ...(await periodWarnings(database, files, request.mapping)),
  ];
  const skipped = await database.rows(sqlText("skipped-by-reason"));
  return {
    dataset: datasetOf(request, files, accountsFile, { counts, period, warnings }),
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

/** Throws MAPPING_INVALID for a pattern that JavaScript understands and DuckDB does not. */
async function checkPatterns(database: StagingDatabase, mapping: Mapping): Promise<void> {
  const patterns = [
    ["counterparty.number", mapping.counterparty.number],
    ["reversal.pattern", mapping.reversal?.pattern],
  ] as const;
  for (const [key, pattern] of patterns) {
    if (pattern === undefined) continue;
    try {
      await database.rows(sqlText("check-pattern", { pattern: literal(pattern) }));
    } catch (cause) {
      const message = `The mapping "${mapping.name}" has a pattern in ${key} that cannot be run: ${pattern}. Write it without look-around and back references.`;
      throw new Failure("MAPPING_INVALID", message, { kind: "usage", cause });
    }
  }
}

function stopIfAsked(task: StageTask): void {
  if (task.signal?.aborted === true) throw new Failure("LOAD_STOPPED", "The load was stopped; nothing was loaded.");
}
