import type { Dataset } from "../domain/dataset.ts";
import type { TransferRef } from "../domain/transfer.ts";
import type { ReportLink, Task } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import type { CommandOptions, CommandResults } from "./command-types.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { noteProtectedByData, readProtection } from "./protection.ts";
import { accountsRejects, transferRejects } from "./rejects-apart.ts";
import type { Workspace } from "./workspace.ts";

/** The ready datasets; with `linked`, the transfers that two of them reported both, too. */
export async function listDatasets(
  workspace: Workspace,
  { linked }: CommandOptions["datasets"],
): Promise<CommandResults["datasets"]> {
  const datasets = await workspace.store.datasets();
  return { datasets, links: linked ? await shownLinks(workspace) : [] };
}

async function shownLinks(workspace: Workspace): Promise<readonly ReportLink[]> {
  const { maskTransferId } = await readProtection(workspace);
  const shown = ({ datasetId, transferId }: TransferRef) => ({ datasetId, transferId: maskTransferId(transferId) });
  const links = await allPages((page) => workspace.store.links(page));
  return links.map(({ first, second, gapMs }) => ({ first: shown(first), second: shown(second), gapMs }));
}

/** Every row of a dataset that was not loaded, with its raw line: one of the lists, and the length of each. */
export async function listRejects(
  { store }: Workspace,
  { dataset: datasetId, list }: CommandOptions["rejects"],
): Promise<CommandResults["rejects"]> {
  // Throws where there is no such dataset.
  const skippedRows = await allPages((page) => store.skippedRows(datasetId, page));
  const dataset = (await store.datasets()).find((known) => known.datasetId === datasetId) as Dataset;
  const ofAccounts = await accountsRejects(store, dataset);
  const counts = { rejected: dataset.rejected, skipped: dataset.skipped, accounts: ofAccounts.length };
  switch (list) {
    case "rejected":
      return { counts, rejects: await transferRejects(store, dataset), skippedRows: [] };
    case "accounts":
      return { counts, rejects: ofAccounts, skippedRows: [] };
    case "skipped":
      return { counts, rejects: [], skippedRows };
    default:
      return list satisfies never;
  }
}

/** Removes a dataset; runs that read it stay in the casebook. */
export function unloadDataset(
  workspace: Workspace,
  { dataset }: CommandOptions["unload"],
  _task: Task,
): Promise<CommandResults["unload"]> {
  const { store, casebook, user } = workspace;
  return oneAtATime(store, "an unload", async () => {
    await store.unload(dataset);
    await noteProtectedByData(workspace);
    casebook.audit.append({ who: user, action: "dataset unloaded", subject: dataset, detail: {} });
    return { dataset };
  });
}
