import { Failure } from "../domain/failure.ts";
import type { Workspace } from "./workspace.ts";

/** Accounts of the newest run that are compared; a replaced store would have to name all of them alike. */
const COMPARED = 16;

/**
 * Sets the runs of a store aside whose place another store has taken: a file that was deleted and loaded anew, a
 * database that was restored. Its accounts have other keys, and communities of the old runs would be told of the wrong
 * accounts. True where runs were set aside.
 */
export async function setRunsOfReplacedStoreAside(workspace: Workspace): Promise<boolean> {
  const { runs } = workspace.casebook;
  const newest = runs.list()[0];
  if (newest === undefined) return false;
  const findings = runs.findings(newest.runId, { queue: "hubs", after: 0, limit: COMPARED });
  const keys = Int32Array.from(findings, (finding) => finding.accountKey);
  const names = await workspace.store.accountIds(keys).catch((error: unknown) => {
    // Accounts keep their keys for the life of a store, whatever is loaded and unloaded.
    if (error instanceof Failure && error.code === "ACCOUNT_UNKNOWN") return [];
    throw error;
  });
  if (findings.every(({ accountId }, i) => names[i] === accountId)) return false;
  runs.setAside(workspace.now());
  return true;
}
