import type { EdgeRow, NodeRow } from "../../server/serve/wire.ts";
import { addAmounts } from "../ui/formats.ts";
import type { Direction } from "../view-state.ts";

/** What is drawn: accounts, folds and communities, and the merged edges between them. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

export type SceneNode =
  | { readonly kind: "account"; readonly key: string; readonly account: NodeRow }
  | {
      readonly kind: "fold";
      readonly key: string;
      readonly accountId: string;
      readonly direction: Direction;
      readonly members: readonly NodeRow[];
    }
  | {
      readonly kind: "community";
      readonly key: string;
      readonly communityId: number | null;
      readonly members: readonly NodeRow[];
    };

interface Money {
  readonly currency: string;
  readonly amount: string;
}

/** All transfers of one ordered pair of nodes, whatever their currencies. */
export interface SceneEdge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly transfers: number;
  /** One a currency, most-used currency first. */
  readonly amounts: readonly Money[];
  readonly firstAt: string;
  readonly lastAt: string;
  /** Pairs of accounts that it stands for; more than one where an end is a fold or a community. */
  readonly pairs: number;
}

/** No account id holds a line break, so keys of nodes that are no accounts cannot meet one. */
const MARK = "\n";

export function accountKey(accountId: string): string {
  return accountId;
}

export function foldKey(direction: Direction, accountId: string): string {
  return `fold${MARK}${direction}${MARK}${accountId}`;
}

export function communityKey(communityId: number | null): string {
  return `community${MARK}${communityId ?? ""}`;
}

export function edgeKey(from: string, to: string): string {
  return `${from}${MARK}${MARK}${to}`;
}

interface Sum {
  transfers: number;
  readonly money: Map<string, { amount: string; transfers: number }>;
  firstAt: string;
  lastAt: string;
  readonly pairs: Set<string>;
}

/**
 * Merges rows of edges by the nodes that `nodeOf` puts their accounts in; rows inside one node, or with an end that is
 * not in view (undefined), are left out. Sums are exact. Order of first appearance.
 */
export function mergeEdges(rows: Iterable<EdgeRow>, nodeOf: (accountId: string) => string | undefined): SceneEdge[] {
  const sums = new Map<string, Sum & { readonly from: string; readonly to: string }>();
  for (const row of rows) {
    const from = nodeOf(row.payer);
    const to = nodeOf(row.payee);
    if (from === undefined || to === undefined || from === to) continue;
    const key = edgeKey(from, to);
    const sum = sums.get(key) ?? {
      from,
      to,
      transfers: 0,
      money: new Map(),
      firstAt: row.firstAt,
      lastAt: row.lastAt,
      pairs: new Set(),
    };
    sums.set(key, sum);
    sum.transfers += row.transfers;
    const money = sum.money.get(row.currency);
    sum.money.set(row.currency, {
      amount: money ? addAmounts(money.amount, row.amount) : row.amount,
      transfers: (money?.transfers ?? 0) + row.transfers,
    });
    if (row.firstAt < sum.firstAt) sum.firstAt = row.firstAt;
    if (row.lastAt > sum.lastAt) sum.lastAt = row.lastAt;
    sum.pairs.add(edgeKey(row.payer, row.payee));
  }
  return [...sums].map(([key, { from, to, transfers, money, firstAt, lastAt, pairs }]) => ({
    key,
    from,
    to,
    transfers,
    amounts: [...money]
      .sort(([a, left], [b, right]) => right.transfers - left.transfers || (a < b ? -1 : 1))
      .map(([currency, { amount }]) => ({ currency, amount })),
    firstAt,
    lastAt,
    pairs: pairs.size,
  }));
}
