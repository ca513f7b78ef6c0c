import type { Casebook } from "../casebook/casebook.ts";
import type { StoredFinding } from "../casebook/stored-finding.ts";
import { decimalOf } from "../domain/currency.ts";
import type { CommandOptions, CommandResults, HubLine } from "./command-types.ts";
import { shownIdOf } from "./named-accounts.ts";
import type { Workspace } from "./workspace.ts";

const FINDINGS_AT_ONCE = 10_000;

/**
 * The ranked accounts of a run. Needs the casebook alone, so it answers while another process holds the store. Looking
 * at the child-at-risk queue leaves a trace.
 */
export function listHubs(
  { casebook, user }: Pick<Workspace, "casebook" | "user">,
  options: CommandOptions["hubs"],
): CommandResults["hubs"] {
  const { runs } = casebook;
  const run = runs.run(options.run);
  const { queue } = options;
  const total = runs.findingCount(run.runId, queue);
  const wanted = options.limit === 0 ? total : Math.min(options.limit, total);
  const hubs: HubLine[] = [];
  while (hubs.length < wanted) {
    const limit = Math.min(FINDINGS_AT_ONCE, wanted - hubs.length);
    const page = runs.findings(run.runId, { queue, after: hubs.length, limit });
    if (page.length === 0) break;
    for (const finding of page) hubs.push(hubLine(finding, casebook));
  }
  if (queue === "at-risk") {
    casebook.audit.append({
      who: user,
      action: "findings listed",
      subject: run.runId,
      detail: { queue, rows: hubs.length },
    });
  }
  return { run, queue, total, hubs };
}

/** A finding as every output shows it: a protected account by its pseudonym, amounts as decimals. */
export function hubLine(finding: StoredFinding, casebook: Casebook): HubLine {
  return {
    rank: finding.rank,
    accountId: shownIdOf(casebook, finding.accountId, finding.isProtected),
    score: hundredths(finding.score),
    confidence: hundredths(finding.confidence),
    fanIn: finding.fanIn,
    transfers: finding.transfers,
    amount: decimalOf(finding.amountMinor, finding.currency),
    currency: finding.currency,
    communityId: finding.communityId,
    lookAlike: finding.lookAlike,
    protected: finding.isProtected,
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
