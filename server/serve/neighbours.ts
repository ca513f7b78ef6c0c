import type { AccountKey } from "../domain/account.ts";
import type { MergedEdge } from "../domain/transfer.ts";
import type { Window } from "../domain/window.ts";
import type { EdgeQuery, Store } from "../store/store.ts";
import type { AppContext } from "./app-context.ts";
import type { ShownAccount } from "./shown-accounts.ts";

/** Edges of one account that are looked at to choose its neighbours, most transfers first. */
const MOST_EDGES_READ = 20_000;
/** Neighbours whose edges to the view are counted. */
const MOST_SHARING_READ = 5_000;

export interface NeighbourChoice {
  readonly direction: EdgeQuery["direction"];
  readonly top: number;
  readonly by: "amount" | "transfers" | "sharing";
}

/**
 * The `top` accounts that paid `centre` or were paid by it, best by the choice first; an account counts once, by its
 * strongest edge. Ties keep the store's order: transfers, amount, accountId.
 */
export async function topNeighbours(
  { workspace: { store } }: AppContext,
  centre: ShownAccount,
  inView: readonly ShownAccount[],
  window: Window,
  { direction, top, by }: NeighbourChoice,
): Promise<readonly AccountKey[]> {
  const edges = await store.edgesOf(centre.key, window, { direction, after: 0, limit: MOST_EDGES_READ });
  if (by === "amount") return othersOf(centre.key, byAmount(edges)).slice(0, top);
  const others = othersOf(centre.key, edges);
  if (by === "transfers") return others.slice(0, top);
  const candidates = others.slice(0, MOST_SHARING_READ);
  const shared = await edgesIntoView(store, candidates, [centre, ...inView], window);
  const count = (key: AccountKey) => shared.get(key)?.size ?? 0;
  return candidates.sort((a, b) => count(b) - count(a)).slice(0, top);
}

/** For each candidate, the accounts in view that it paid or was paid by. */
export async function edgesIntoView(
  store: Store,
  candidates: readonly AccountKey[],
  inView: readonly ShownAccount[],
  window: Window,
  sides: "either" | "paid" = "either",
): Promise<ReadonlyMap<AccountKey, ReadonlySet<AccountKey>>> {
  const view = new Set(inView.map((account) => account.key));
  const wanted = new Set(candidates);
  const reached = new Map<AccountKey, Set<AccountKey>>();
  const note = (candidate: AccountKey, other: AccountKey) => {
    if (!wanted.has(candidate) || !view.has(other)) return;
    const others = reached.get(candidate);
    if (others) others.add(other);
    else reached.set(candidate, new Set([other]));
  };
  for (const { payerKey, payeeKey } of await store.edgesAmong(Int32Array.from([...wanted, ...view]), window)) {
    note(payerKey, payeeKey);
    if (sides === "either") note(payeeKey, payerKey);
  }
  return reached;
}

/**
 * Amounts of different currencies do not compare: the account's main currency (most edges) comes first, and in it the
 * largest amount.
 */
function byAmount(edges: readonly MergedEdge[]): readonly MergedEdge[] {
  const edgesIn = new Map<string, number>();
  for (const { currency } of edges) edgesIn.set(currency, (edgesIn.get(currency) ?? 0) + 1);
  const place = new Map([...edgesIn].sort((a, b) => b[1] - a[1]).map(([currency], i) => [currency, i]));
  return [...edges].sort(
    (a, b) =>
      place.get(a.currency)! - place.get(b.currency)! ||
      (a.amountMinor === b.amountMinor ? 0 : a.amountMinor > b.amountMinor ? -1 : 1),
  );
}

/** The other ends, in the order of the edges, each once. */
export function othersOf(centre: AccountKey, edges: readonly MergedEdge[]): AccountKey[] {
  return [...new Set(edges.map(({ payerKey, payeeKey }) => (payerKey === centre ? payeeKey : payerKey)))];
}
