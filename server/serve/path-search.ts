import type { AccountKey } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import type { MergedEdge } from "../domain/transfer.ts";
import type { EpochMs, Window } from "../domain/window.ts";
import type { AppContext } from "./app-context.ts";
import type { ShownAccount } from "./shown-accounts.ts";

/** Accounts whose payees are read before the search gives up. */
const MOST_SEARCHED = 500;
/** Payees read of one account, most transfers first. */
const MOST_EDGES = 1_000;

export interface FoundPath {
  /** From payer to payee. Each edge holds only the transfers booked at or after the first of the edge before. */
  readonly steps: readonly MergedEdge[];
  /** Accounts whose payees were read. */
  readonly searched: number;
  /** False where a bound was met: there may be a path, or an earlier one, that was not seen. */
  readonly isComplete: boolean;
}

interface Arrival {
  readonly at: EpochMs;
  readonly by: MergedEdge | null;
  readonly from: Arrival | null;
}

/**
 * The path of fewest steps along which money could have gone from payer to payee, and among these the one that arrives
 * first; no steps where there is none within `hops`.
 *
 * Breadth first over earliest arrivals: money that reaches an account at time t leaves it at t or later. An account is
 * read again when a longer path reaches it earlier, because what leaves it then is more. "Cash" and other unresolved
 * counterparties join unrelated people, so no path goes through them.
 *
 * Earliest arrival in temporal graphs: Wu et al. (2014), "Path Problems in Temporal Graphs", PVLDB 7(9).
 */
export async function findPath(
  context: AppContext,
  payer: ShownAccount,
  payee: ShownAccount,
  window: Window,
  hops: number,
): Promise<FoundPath> {
  const { store } = context.workspace;
  const best = new Map<AccountKey, Arrival>([[payer.key, { at: window.from, by: null, from: null }]]);
  let frontier: readonly AccountKey[] = [payer.key];
  let searched = 0;
  let isComplete = true;
  for (let hop = 0; hop < hops && frontier.length > 0; hop++) {
    const arrivals = frontier.map((key) => best.get(key)!);
    const next = new Set<AccountKey>();
    for (const [i, key] of frontier.entries()) {
      if (searched === MOST_SEARCHED) {
        isComplete = false;
        break;
      }
      searched++;
      const from = arrivals[i]!;
      const edges = await store.edgesOf(
        key,
        { from: from.at, to: window.to },
        { direction: "out", after: 0, limit: MOST_EDGES },
      );
      if (edges.length === MOST_EDGES) isComplete = false;
      for (const edge of edges) {
        const known = best.get(edge.payeeKey);
        if (known && known.at <= edge.firstAt) continue;
        best.set(edge.payeeKey, { at: edge.firstAt, by: edge, from });
        next.add(edge.payeeKey);
      }
    }
    const found = best.get(payee.key);
    if (found?.by) return { steps: stepsTo(found), searched, isComplete };
    frontier = await earliestFirst(context, next, best);
  }
  return { steps: [], searched, isComplete };
}

/** In the same order on every store: by arrival, then by id. */
async function earliestFirst(
  { accounts }: AppContext,
  keys: ReadonlySet<AccountKey>,
  best: ReadonlyMap<AccountKey, Arrival>,
): Promise<readonly AccountKey[]> {
  const shown = await accounts.ofKeys(keys);
  return [...shown.values()]
    .filter((account) => !account.isUnresolved)
    .sort((a, b) => best.get(a.key)!.at - best.get(b.key)!.at || byCodePoint(a.accountId, b.accountId))
    .map((account) => account.key);
}

function stepsTo(arrival: Arrival): readonly MergedEdge[] {
  const steps: MergedEdge[] = [];
  for (let at: Arrival | null = arrival; at?.by; at = at.from) steps.unshift(at.by);
  return steps;
}
