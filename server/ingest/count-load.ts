import type { RowCounts } from "../domain/dataset.ts";
import type { AccountsFile } from "./accounts-file.ts";
import type { ReadFile } from "./file-context.ts";
import { literal, sqlText } from "./sql-template.ts";
import { type FileCounts, KEPT_REJECTS, type StageRequest, TooManyRejects } from "./stage-request.ts";
import { rejectsOf } from "./staged-rows.ts";
import type { StagingDatabase } from "./staging-database.ts";

/** Where the rows of each file went. A file whose rows do not add up is a fault of the program, and nothing is loaded. */
export async function countRows(
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

/** The counts of all files together. */
export function sumOf(files: readonly FileCounts[], rounded: number): RowCounts {
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

/** Throws TooManyRejects above the limit of the request, of transfers or of accounts. */
export async function refuseTooMany(
  database: StagingDatabase,
  request: StageRequest,
  report: Pick<TooManyRejects, "counts" | "fileCounts" | "rejectsByCode">,
  names: readonly string[],
  accountsFile: AccountsFile | null,
  reasons: readonly string[],
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
    `${rejected} of ${rowsRead} rows${ofAccounts} are rejected, more than the limit of ${limit * 100} %; nothing was loaded. First: ${[first.join(", "), ...reasons].join(". ")} Correct the file, name the mapping that fits it, or accept the loss with a higher --max-rejects.`,
    { ...report, rejects },
  );
}
