import type { EdgeRow, NetworkData, NodeRow } from "../../server/serve/wire.ts";
import { roughAmount } from "../ui/formats.ts";
import type { Arrangement, Direction } from "../view-state.ts";
import { accountKey, foldKey, mergeEdges, type Scene, type SceneNode } from "./scene.ts";

/** So many of an account's single-tie payers (or payees) stay drawn one by one: the largest, which are looked at first. */
const DRAWN_SINGLY = 10;
/** Fewer than this are not worth a fold. */
const SMALLEST_FOLD = 4;

export interface FoldOptions {
  /** Accounts that are drawn whatever they are: the hub, the selected account, pinned ones. */
  readonly kept: ReadonlySet<string>;
}

/**
 * The network as drawn accounts and folds: an account whose only tie in view is to pay one other account (or to be paid
 * by it) folds into that one's counted node, but for the ten largest. Hidden accounts are left out first, so what only
 * they held together folds, too. Order: accounts as given, then folds.
 */
export function foldNetwork(network: NetworkData, arrangement: Arrangement, { kept }: FoldOptions): Scene {
  const hidden = new Set(arrangement.hidden);
  const nodes = network.nodes.filter((node) => !hidden.has(node.accountId));
  const inView = new Set(nodes.map((node) => node.accountId));
  const edges = network.edges.filter((edge) => inView.has(edge.payer) && inView.has(edge.payee));
  const unfolded = new Set(arrangement.unfolded.map(({ direction, accountId }) => foldKey(direction, accountId)));
  const ties = singleTies(edges, kept);

  const groups = new Map<string, SingleTie[]>();
  for (const tie of ties) {
    const key = foldKey(tie.direction, tie.of);
    if (unfolded.has(key)) continue;
    const group = groups.get(key);
    if (group) group.push(tie);
    else groups.set(key, [tie]);
  }
  const foldOf = new Map<string, string>();
  for (const [key, group] of groups) {
    const tail = group.sort((a, b) => b.size - a.size || (a.accountId < b.accountId ? -1 : 1)).slice(DRAWN_SINGLY);
    if (tail.length >= SMALLEST_FOLD) for (const { accountId } of tail) foldOf.set(accountId, key);
  }
  return sceneOf(nodes, edges, foldOf, groups);
}

interface SingleTie {
  readonly accountId: string;
  /** The one account it is tied to. */
  readonly of: string;
  /** `in`: it pays `of`; `out`: it is paid by `of`. */
  readonly direction: Direction;
  /** Rough amount, to choose the largest. */
  readonly size: number;
}

function singleTies(edges: readonly EdgeRow[], kept: ReadonlySet<string>): readonly SingleTie[] {
  const tieOf = new Map<string, SingleTie | null>();
  const note = (accountId: string, of: string, direction: Direction, amount: string) => {
    const known = tieOf.get(accountId);
    if (known === undefined) tieOf.set(accountId, { accountId, of, direction, size: roughAmount(amount) });
    else if (known?.of === of && known.direction === direction) {
      tieOf.set(accountId, { ...known, size: known.size + roughAmount(amount) });
    } else tieOf.set(accountId, null);
  };
  for (const edge of edges) {
    note(edge.payer, edge.payee, "in", edge.amount);
    note(edge.payee, edge.payer, "out", edge.amount);
  }
  return [...tieOf.values()].filter((tie) => tie !== null && !kept.has(tie.accountId)) as SingleTie[];
}

function sceneOf(
  nodes: readonly NodeRow[],
  edges: readonly EdgeRow[],
  foldOf: ReadonlyMap<string, string>,
  groups: ReadonlyMap<string, readonly SingleTie[]>,
): Scene {
  const drawn: SceneNode[] = [];
  const members = new Map<string, NodeRow[]>();
  for (const account of nodes) {
    const fold = foldOf.get(account.accountId);
    if (fold === undefined) {
      drawn.push({ kind: "account", key: accountKey(account.accountId), account });
      continue;
    }
    const folded = members.get(fold);
    if (folded) folded.push(account);
    else members.set(fold, [account]);
  }
  for (const [key, group] of groups) {
    const folded = members.get(key);
    const [first] = group;
    if (folded && first) {
      drawn.push({ kind: "fold", key, accountId: first.of, direction: first.direction, members: folded });
    }
  }
  const inView = new Set(nodes.map((node) => node.accountId));
  const nodeOf = (accountId: string) =>
    foldOf.get(accountId) ?? (inView.has(accountId) ? accountKey(accountId) : undefined);
  return { nodes: drawn, edges: mergeEdges(edges, nodeOf) };
}
