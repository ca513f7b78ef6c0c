import type { StoredFinding } from "../casebook/stored-finding.ts";
import type { Run } from "../domain/run.ts";
import { findingInBrief } from "../jobs/finding-in-brief.ts";
import type { AppContext } from "./app-context.ts";
import { hubView } from "./views.ts";
import type { HubRow } from "./wire.ts";

/** Rows of the hub list or the child-at-risk queue, in the order of the findings. */
export async function hubRows(
  { accounts }: AppContext,
  run: Run,
  findings: readonly StoredFinding[],
): Promise<HubRow[]> {
  const shown = await accounts.ofFindings(findings);
  return findings.map((finding, i) => hubView(finding, shown[i]!, findingInBrief(run, finding)));
}
