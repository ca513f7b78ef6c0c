import { resolve } from "node:path";
import { Failure } from "../domain/failure.ts";
import type { Run } from "../domain/run.ts";
import type { Window } from "../domain/window.ts";
import { exportSubgraph } from "../export/export-subgraph.ts";
import type { AssessmentOf } from "../export/shown-subgraph.ts";
import type { Task } from "../store/store.ts";
import type { ExportAnswer, ExportOptions } from "./command-types.ts";
import { accountsNamedIn } from "./named-accounts.ts";
import { productVersion } from "./product-version.ts";
import { readProtection } from "./protection.ts";
import { requireFolderOf } from "./require-folder.ts";
import { resolveWindow } from "./resolve-window.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Writes the accounts asked for, what lies within some hops of them, and all transfers between them in the window asked
 * for (where it is open, the run's; of all data, where nothing was scored) to a folder with a manifest. Takes accountIds and pseudonyms.
 */
export async function exportAccounts(workspace: Workspace, options: ExportOptions, task: Task): Promise<ExportAnswer> {
  const { store, casebook } = workspace;
  requireFolderOf(resolve(options.out), "OUTPUT_UNWRITABLE");
  const run = askedRun(workspace, options.run);
  const protection = await readProtection(workspace);
  const accountIds = await accountsNamedIn(workspace, startingAccounts(options));
  const exported = await exportSubgraph(
    {
      store,
      masking: protection,
      run,
      assessmentOf: run === null ? () => NOT_ASSESSED : assessmentOf(workspace, run),
      madeBy: `Tributary ${productVersion()}`,
      madeAt: workspace.now().toISOString(),
    },
    {
      accountIds,
      hops: options.hops,
      window: await askedWindow(workspace, options, run),
      format: options.format,
      out: options.out,
    },
    task,
  );
  casebook.audit.append({
    who: workspace.user,
    action: "export written",
    subject: accountIds.map((accountId) => protection.mask(accountId)).join(" "),
    detail: { format: options.format, hops: options.hops, accounts: exported.accounts, transfers: exported.transfers },
  });
  return exported;
}

function startingAccounts({ accounts, hub }: ExportOptions): readonly string[] {
  if (hub !== null && accounts.length === 0) return [hub];
  if (hub === null && accounts.length > 0) return accounts;
  throw new Failure("OPTION_INVALID", "An export starts from --hub ACCOUNT or from --accounts A,B: give one of them.", {
    kind: "usage",
  });
}

function askedRun({ casebook }: Workspace, runId: string | null): Run | null {
  if (runId === null && casebook.runs.list().length === 0) return null;
  return casebook.runs.run(runId);
}

async function askedWindow(workspace: Workspace, { from, to }: ExportOptions, run: Run | null): Promise<Window> {
  const whole = run?.parameters.window ?? (await wholePeriod(workspace));
  return resolveWindow({ from: from ?? null, to: to ?? null, last: null }, whole);
}

async function wholePeriod({ store }: Workspace): Promise<Window> {
  const period = await store.period();
  if (period !== null) return period;
  throw new Failure("STORE_EMPTY", `Nothing is loaded in ${store.description}: run "tributary load FILE" first.`);
}

const NOT_ASSESSED = { communityId: null, score: null, rank: null };

function assessmentOf({ casebook }: Workspace, { runId }: Run): AssessmentOf {
  const communityOf = casebook.runs.communityOf(runId);
  return (accountId, key) => {
    const finding = casebook.runs.findingOf(runId, accountId);
    const communityId = communityOf[key] ?? -1;
    return {
      communityId: communityId < 0 ? null : communityId,
      score: finding?.score ?? null,
      rank: finding?.rank ?? null,
    };
  };
}
