import type { z } from "zod";
import type { AppContext } from "./app-context.ts";
import type { Span } from "./asked-span.ts";
import { edgesIntoView, othersOf } from "./neighbours.ts";
import type { ShownAccount } from "./shown-accounts.ts";
import type { ExpansionView } from "./wire.ts";

/** Counterparties that are looked at one by one, most transfers first. */
const MOST_READ = 5_000;

/** What expanding `account` would add to the accounts in view. */
export async function expansionOf(
  context: AppContext,
  account: ShownAccount,
  inView: readonly ShownAccount[],
  { run, window }: Span,
): Promise<z.infer<typeof ExpansionView>> {
  const { store, casebook } = context.workspace;
  const keys = Int32Array.of(account.key);
  const [fans, edges] = await Promise.all([
    store.fansOf(keys, window),
    store.edgesOf(account.key, window, { direction: "both", after: 0, limit: MOST_READ }),
  ]);
  const others = othersOf(account.key, edges);
  const view = [account, ...inView];
  const [paidInView, shown] = await Promise.all([
    edgesIntoView(store, others, view, window, "paid"),
    context.accounts.ofKeys(others),
  ]);
  const isHub = ({ accountId, isProtected }: ShownAccount) =>
    run !== null && !isProtected && casebook.runs.findingOf(run.runId, accountId) !== null;
  const sharing = others.filter((key) => (paidInView.get(key)?.size ?? 0) >= 2 || isHub(shown.get(key)!)).length;
  return { accountId: account.shownId, payers: fans.fanIn[0]!, payees: fans.fanOut[0]!, sharing };
}
