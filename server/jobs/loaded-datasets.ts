import type { Task } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import type { CommandOptions, CommandResults } from "./command-types.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { noteProtectedByData } from "./protection.ts";
import type { Workspace } from "./workspace.ts";

/** The ready datasets; with `linked`, the transfers that two of them reported both, too. */
export async function listDatasets(
  { store }: Workspace,
  { linked }: CommandOptions["datasets"],
): Promise<CommandResults["datasets"]> {
  const datasets = await store.datasets();
  const links = linked ? await allPages((page) => store.links(page)) : [];
  return { datasets, links };
}

/** Every row of a dataset that was not loaded, with its raw line. */
export async function listRejects(
  { store }: Workspace,
  { dataset }: CommandOptions["rejects"],
): Promise<CommandResults["rejects"]> {
  return { rejects: await allPages((page) => store.rejects(dataset, page)) };
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
