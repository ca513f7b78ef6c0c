import { byCodePoint } from "../domain/code-point-order.ts";
import type { Dataset } from "../domain/dataset.ts";
import { Failure } from "../domain/failure.ts";
import type { Reject } from "../domain/reject.ts";
import { readMapping } from "../ingest/mapping-files.ts";
import { stageLoad } from "../ingest/stage-load.ts";
import { type CheckedLoad, TooManyRejects } from "../ingest/stage-request.ts";
import type { Store, Task } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import { datasetName } from "./dataset-name.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { noteProtectedByData, noteProtectedByLoad } from "./protection.ts";
import { accountsRejects, transferRejects } from "./rejects-apart.ts";
import { shellWord } from "./shell-word.ts";
import { ShownFileNames } from "./shown-file-names.ts";
import { stagingFolder } from "./staging-folder.ts";
import type { LoadOptions, LoadReport, RejectsOfCode, Workspace } from "./workspace.ts";

/** Rejected rows that a report names of each code. */
const EXAMPLES = 3;
/** Rejected rows in which examples are looked for. */
const SEARCHED_REJECTS = 10_000;

type RejectCount = CheckedLoad["rejectsByCode"][number];

/**
 * Checks files and loads them as one dataset, whole or not at all.
 *
 * TOO_MANY_REJECTS above the share allowed, FILE_EMPTY where no row became a transfer and not all may be rejected,
 * ALREADY_LOADED where the dataset or one of the files is there, LOCK_HELD while another load or run is at work,
 * LOAD_STOPPED when asked to stop.
 */
export function loadFiles(workspace: Workspace, options: LoadOptions, task: Task = {}): Promise<LoadReport> {
  return oneAtATime(workspace.store, "a load", () => load(workspace, options, task));
}

async function load(workspace: Workspace, options: LoadOptions, task: Task): Promise<LoadReport> {
  const { store, casebook, user } = workspace;
  const begin = performance.now();
  const datasetId = datasetName(options.dataset, options.files[0]);
  const loaded = await store.datasets();
  if (loaded.some((dataset) => dataset.datasetId === datasetId)) throw datasetThere(datasetId);
  const mapping = await readMapping(options.mapping);
  const staging = stagingFolder(workspace.home);
  try {
    const names = new ShownFileNames(options.files, options.accounts);
    const checked = await stageLoad(
      {
        files: options.files,
        mapping,
        datasetId,
        accountsFile: options.accounts,
        issuer: options.issuer,
        institution: options.institution,
        legalBasis: options.legalBasis,
        loadedAt: workspace.now().toISOString(),
        loadedBy: user,
        workFolder: staging.path,
        maxRejectShare: options.maxRejectShare,
      },
      task,
    ).catch((error: unknown) => {
      throw error instanceof TooManyRejects ? withExamples(names.refusal(error)) : error;
    });
    try {
      const staged = names.load(checked);
      refuseLoadedFiles(staged.dataset, loaded);
      if (options.maxRejectShare < 1) refuseEmpty(staged.dataset);
      await noteProtectedByLoad(workspace, staged);
      await store.load(staged, task);
      await noteProtectedByData(workspace);
      casebook.audit.append({
        who: user,
        action: "dataset loaded",
        subject: datasetId,
        detail: { content: staged.dataset.contentDigest, accepted: staged.dataset.accepted },
      });
      return await reportOf(store, staged, (performance.now() - begin) / 1000);
    } finally {
      await checked.dispose();
    }
  } finally {
    staging.remove();
  }
}

function datasetThere(datasetId: string): Failure {
  return new Failure(
    "ALREADY_LOADED",
    `A dataset named ${datasetId} is loaded already, and nothing was changed: give this one another name with --dataset, ` +
      `or remove that one first with "tributary unload --dataset ${shellWord(datasetId)}".`,
    { kind: "refused" },
  );
}

/** A dataset without transfers looks like one that was loaded, so it has to be asked for. */
function refuseEmpty({ accepted, files, rowsRead, rejected, skipped }: Dataset): void {
  if (accepted > 0) return;
  throw new Failure(
    "FILE_EMPTY",
    `No row of ${files.map(({ name }) => name).join(", ")} became a transfer (${rowsRead} read: ${rejected} rejected, ` +
      `${skipped} skipped), and nothing was loaded: look whether it is the right file and mapping, or keep an empty ` +
      "dataset with --max-rejects 100%.",
    { kind: "refused" },
  );
}

/** The same file under another name would count every transfer twice. */
function refuseLoadedFiles(dataset: Dataset, loaded: readonly Dataset[]): void {
  for (const file of dataset.files) {
    const other = loaded.find(({ files }) => files.some(({ sha256 }) => sha256 === file.sha256));
    if (other === undefined) continue;
    throw new Failure(
      "ALREADY_LOADED",
      `The file ${file.name} is loaded already in dataset ${other.datasetId}, and nothing was changed: leave it out, or ` +
        `remove that dataset first with "tributary unload --dataset ${shellWord(other.datasetId)}".`,
      { kind: "refused" },
    );
  }
}

async function reportOf(store: Store, staged: CheckedLoad, seconds: number): Promise<LoadReport> {
  const { dataset } = staged;
  const { datasetId } = dataset;
  const ofTransfers = await transferRejects(store, dataset, SEARCHED_REJECTS);
  const ofAccounts = await accountsRejects(store, dataset);
  const accountsByCode = countsByCode(ofAccounts);
  const links = await allPages((page) => store.links(page));
  return {
    dataset,
    rejectsByCode: examplesOf(without(staged.rejectsByCode, accountsByCode), ofTransfers),
    accountsRejectsByCode: examplesOf(accountsByCode, ofAccounts),
    skippedByReason: staged.skippedByReason,
    ignoredColumns: staged.ignoredColumns,
    linkedReports: links.filter(({ first, second }) => [first.datasetId, second.datasetId].includes(datasetId)).length,
    seconds,
  };
}

/** Most frequent first, then code. */
function countsByCode(rejects: readonly Reject[]): readonly RejectCount[] {
  const rowsOf = new Map<string, number>();
  for (const { code } of rejects) rowsOf.set(code, (rowsOf.get(code) ?? 0) + 1);
  return [...rowsOf].map(([code, rows]) => ({ code, rows })).sort(byRowsThenCode);
}

/** The counts of a load less those of its accounts file; in the same order as `countsByCode`. */
function without(all: readonly RejectCount[], some: readonly RejectCount[]): readonly RejectCount[] {
  return all
    .map(({ code, rows }) => ({ code, rows: rows - (some.find((other) => other.code === code)?.rows ?? 0) }))
    .filter(({ rows }) => rows > 0)
    .sort(byRowsThenCode);
}

function byRowsThenCode(a: RejectCount, b: RejectCount): number {
  return b.rows - a.rows || byCodePoint(a.code, b.code);
}

function examplesOf(byCode: readonly RejectCount[], rejects: readonly Reject[]): readonly RejectsOfCode[] {
  return byCode.map(({ code, rows }) => ({
    code,
    rows,
    examples: rejects
      .filter((reject) => reject.code === code)
      .slice(0, EXAMPLES)
      .map(({ file, line, column }) => ({ file, line, column })),
  }));
}

/** The refusal with the first lines of each code: nothing was loaded, so no list of rejects can be asked for later. */
function withExamples(refusal: TooManyRejects): Failure {
  const lines = examplesOf(refusal.rejectsByCode, refusal.rejects).map(({ code, rows, examples }) => {
    const places = examples.map(({ file, line, column }) => `${file}:${line}${column === null ? "" : ` (${column})`}`);
    return `  ${code}: ${rows.toLocaleString("en")}, first at ${places.join(", ")}`;
  });
  return new Failure("TOO_MANY_REJECTS", [refusal.message, ...lines].join("\n"), { kind: "refused", cause: refusal });
}
