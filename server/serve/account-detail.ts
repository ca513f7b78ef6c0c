import { decimalOf } from "../domain/currency.ts";
import { explainAccount } from "../jobs/explain-account.ts";
import { findingInBrief, isExplainable } from "../jobs/finding-in-brief.ts";
import type { Explanation } from "../jobs/workspace.ts";
import type { TimelineBucket } from "../store/store.ts";
import type { AppContext } from "./app-context.ts";
import type { Span } from "./asked-span.ts";
import type { ShownAccount } from "./shown-accounts.ts";
import { hubView, type Redact, refView, timeText } from "./views.ts";
import type { AccountDetail } from "./wire.ts";

/** Transfer ids shown behind one contribution; the evidence pack has them all. */
const EVIDENCE_SHOWN = 20;

type Reasons = Pick<AccountDetail, "contributions" | "lookAlikes" | "unknowns">;
const NO_REASONS: Reasons = { contributions: [], lookAlikes: [], unknowns: [] };

/** All that the account pane shows: facts, sums in the window, and the reasons of the run where it scored the account. */
export async function accountDetail(
  context: AppContext,
  account: ShownAccount,
  { run, window }: Span,
): Promise<AccountDetail> {
  const { store, casebook } = context.workspace;
  const keys = Int32Array.of(account.key);
  const finding = run && casebook.runs.findingOf(run.runId, account.accountId);
  const protection = await context.accounts.protection();
  const [record, fans, sums, explanation] = await Promise.all([
    store.account(account.key),
    store.fansOf(keys, window),
    store.timeline(keys, window, window.to - window.from),
    run && finding && isExplainable(run)
      ? explainAccount(context.workspace, account.accountId, run.runId, protection)
      : null,
  ]);
  return {
    accountId: account.shownId,
    issuer: record?.issuer ?? null,
    kind: record?.kind ?? account.kind,
    country: record?.country ?? null,
    openedAt: typeof record?.openedAt === "number" ? timeText(record.openedAt) : null,
    protection: protection.protectionOf(account.accountId),
    isUnresolved: account.isUnresolved,
    fanIn: fans.fanIn[0]!,
    fanOut: fans.fanOut[0]!,
    ...sumsOf(sums),
    communityId: run && context.communities.communityOf(run.runId, account.key),
    finding: run && finding && hubView(finding, account, findingInBrief(run, finding)),
    ...(explanation === null ? NO_REASONS : reasonsOf(explanation, protection.redact)),
  };
}

/** One bucket spans the window, so each currency comes once. */
function sumsOf(buckets: readonly TimelineBucket[]): Pick<AccountDetail, "received" | "paid"> {
  const money = (currency: string, amountMinor: bigint, transfers: number) => ({
    currency,
    amount: decimalOf(amountMinor, currency),
    transfers,
  });
  const inflow = buckets.filter((bucket) => bucket.inTransfers > 0);
  const outflow = buckets.filter((bucket) => bucket.outTransfers > 0);
  return {
    received: inflow.map((bucket) => money(bucket.currency, bucket.inAmountMinor, bucket.inTransfers)),
    paid: outflow.map((bucket) => money(bucket.currency, bucket.outAmountMinor, bucket.outTransfers)),
  };
}

function reasonsOf({ breakdown, evidence }: Explanation, redact: Redact): Reasons {
  const contributions = breakdown.contributions.map((contribution) => {
    const { feature, group, value, unit, peerPercentile, points, sentence } = contribution;
    const refs = evidence.get(feature) ?? [];
    const shown = refs.slice(0, EVIDENCE_SHOWN).map((ref) => refView(ref, redact));
    return {
      feature,
      group,
      value,
      unit,
      peerPercentile,
      points,
      sentence,
      evidence: shown,
      evidenceTotal: refs.length,
    };
  });
  return {
    contributions,
    lookAlikes: breakdown.lookAlikes.map(({ lookAlike, strength, points, sentence }) => ({
      lookAlike,
      strength,
      points,
      sentence,
    })),
    unknowns: breakdown.unknowns.map(({ field, sentence }) => ({ field, sentence })),
  };
}
