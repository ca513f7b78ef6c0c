import type { MergedEdge } from "../../server/domain/transfer.ts";
import { WHOLE_TIME, type Window } from "../../server/domain/window.ts";
import type { Store } from "../../server/store/store.ts";
import { accountRows, columnRows } from "./column-rows.ts";

const ALL = { after: 0, limit: 10_000, direction: "both", counterparty: null } as const;
const DAY_MS = 86_400_000;

/**
 * All that a store answers, with account keys spelt out as ids, so that two stores with the same data can be compared.
 * Only `transferColumns` is put into an order of its own; everything else must come in the order that the port states.
 */
export async function speltStore(store: Store, window: Window): Promise<Readonly<Record<string, unknown>>> {
  const order = (await store.accounts()).order;
  const ids = await store.accountIds(order);
  const half = order.filter((_, rank) => rank % 2 === 0);
  return {
    datasets: await store.datasets(),
    period: await store.period(),
    accounts: await accountRows(store),
    columns: await columnRows(store, WHOLE_TIME),
    columnsOfWindow: await columnRows(store, window),
    links: await store.links(ALL),
    records: await Promise.all(Array.from(order, (key) => store.account(key))),
    transfersOf: await inTurn(order, (key) => store.transfersOf(key, window, ALL)),
    edgesOf: await inTurn(order, async (key) => speltEdges(store, await store.edgesOf(key, window, ALL))),
    transfersAmong: await store.transfersAmong(half, WHOLE_TIME),
    edgesAmong: await speltEdges(store, await store.edgesAmong(order, window)),
    fansOf: await store.fansOf(order, window).then(({ fanIn, fanOut }) => [[...fanIn], [...fanOut]]),
    timeline: await store.timeline(half, window, DAY_MS),
    timelineOfAll: await store.timeline(null, { from: -DAY_MS / 2, to: WHOLE_TIME.to }, 7 * DAY_MS),
    searched: await searched(store, ids),
    remarks: await store.searchRemarks("a", WHOLE_TIME, 1_000),
  };
}

async function searched(store: Store, ids: readonly string[]): Promise<unknown> {
  const texts = [...new Set(ids.map((id) => id.slice(-1)))];
  return inTurn(texts, async (text) => (await store.searchAccounts(text, 100)).map((account) => account.accountId));
}

async function speltEdges(store: Store, edges: readonly MergedEdge[]): Promise<readonly unknown[]> {
  const payers = await store.accountIds(Int32Array.from(edges, (edge) => edge.payerKey));
  const payees = await store.accountIds(Int32Array.from(edges, (edge) => edge.payeeKey));
  return edges.map(({ payerKey: _, payeeKey: __, ...edge }, i) => ({ ...edge, payer: payers[i], payee: payees[i] }));
}

async function inTurn<T, R>(items: Iterable<T>, task: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await task(item));
  return results;
}
