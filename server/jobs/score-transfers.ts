import type { AccountKey } from "../domain/account.ts";
import type { Protection } from "../domain/disposition.ts";
import { Failure } from "../domain/failure.ts";
import type { Run, RunParameters } from "../domain/run.ts";
import { CATALOGUE } from "../score/catalogue.ts";
import type { Task } from "../store/store.ts";
import { conductAnalysis } from "./conduct-analysis.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { resolveWindow } from "./resolve-window.ts";
import { runKeyOf } from "./run-key.ts";
import { StepClock } from "./step-clock.ts";
import type { ScoreOptions, Workspace } from "./workspace.ts";
import { checkWriteBack, writeBack } from "./write-back.ts";

/**
 * One scoring run over all ready datasets; saved whole in the casebook, or nothing is. Same data, parameters, seed and
 * decisions of people give the same findings on every store. The work happens in threads of its own.
 *
 * STORE_EMPTY without data, OPTION_INVALID for an impossible window, RUN_STOPPED when asked to stop, LOCK_HELD while
 * another load or run is at work.
 */
export function scoreTransfers(workspace: Workspace, options: ScoreOptions, task: Task = {}): Promise<Run> {
  return oneAtATime(workspace.store, "a scoring run", () => score(workspace, options, task));
}

async function score(workspace: Workspace, options: ScoreOptions, task: Task): Promise<Run> {
  const { store, casebook } = workspace;
  const startedAt = workspace.now().toISOString();
  const clock = new StepClock();
  const period = await store.period();
  if (period === null) {
    throw new Failure("STORE_EMPTY", `Nothing is loaded in ${store.description}: run "tributary load FILE" first.`);
  }
  if (options.writeBack) await checkWriteBack(store);
  const parameters: RunParameters = {
    window: resolveWindow(options, period),
    engine: options.engine,
    resolution: options.resolution,
    seed: options.seed,
    minFanIn: options.minFanIn,
    catalogueVersion: CATALOGUE.version,
  };
  const datasets = await store.datasets();
  const decisions = casebook.protections.all();
  // A note that data once protected an account outlasts the file that said so; a person's decision stands above it.
  const noted = casebook.protections.notedByData().map((accountId) => [accountId, "protected"] as const);
  const [protectedKeys, releasedKeys] = await decidedKeys(workspace, new Map([...noted, ...decisions]));
  const columns = await store.transferColumns(parameters.window, task);
  const accounts = await store.accounts();
  clock.mark("reading");

  const run = await conductAnalysis(
    {
      home: workspace.home,
      storeName: casebook.store,
      runKey: runKeyOf(datasets, parameters, decisions),
      parameters,
      datasetIds: datasets.map((dataset) => dataset.datasetId),
      columns,
      accounts,
      firstTransferAt: period.from,
      protectedKeys,
      releasedKeys,
      timings: clock.times,
      startedAt,
    },
    (keys) => store.accountIds(keys),
    task,
  );
  casebook.audit.append({
    who: workspace.user,
    action: "run finished",
    subject: run.runId,
    detail: { scored: run.counts.scored, transfers: run.counts.transfers, catalogue: parameters.catalogueVersion },
  });
  if (options.writeBack) await writeBack(workspace, run);
  return run;
}

/** Keys of the accounts that are protected beside what the data says now, and of those that people released. */
async function decidedKeys(
  { store }: Workspace,
  decisions: ReadonlyMap<string, Protection>,
): Promise<readonly [readonly AccountKey[], readonly AccountKey[]]> {
  const decided = [...decisions];
  const keys = await store.accountKeys(decided.map(([accountId]) => accountId));
  const keysOf = (protection: Protection) =>
    decided.flatMap(([, what], i) => (what === protection && keys[i]! >= 0 ? [keys[i]!] : []));
  return [keysOf("protected"), keysOf("released")];
}
