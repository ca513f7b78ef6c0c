import type { z } from "zod";
import type { AccountKey } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import type { Run } from "../domain/run.ts";
import type { MergedEdge } from "../domain/transfer.ts";
import type { AppContext } from "./app-context.ts";
import type { Span } from "./asked-span.ts";
import { topNeighbours } from "./neighbours.ts";
import type { ShownAccount } from "./shown-accounts.ts";
import { edgeView } from "./views.ts";
import type { EdgeRow, NetworkData, NetworkRequest, NodeRow } from "./wire.ts";

/** Beyond these a drawing says nothing and the page stops being quick. */
const MOST_NODES = 5_000;
const MOST_EDGES = 10_000;

type Selection = z.output<typeof NetworkRequest>["neighbours"][number];

/**
 * The given accounts, the neighbours selected, and every edge among them; the given accounts come first, in the order
 * asked. `cut` says that accounts or edges beyond the bounds were left out: last asked accounts, edges of fewest transfers.
 */
export async function networkOf(
  context: AppContext,
  given: readonly ShownAccount[],
  selections: readonly Selection[],
  { run, window }: Span,
): Promise<NetworkData> {
  const keys = new Set<AccountKey>(given.map((account) => account.key));
  for (const selection of selections) {
    const centre = await context.accounts.named(selection.account);
    const neighbours = await topNeighbours(context, centre, given, window, selection);
    for (const key of neighbours) keys.add(key);
  }
  const kept = Int32Array.from([...keys].slice(0, MOST_NODES));
  const { store } = context.workspace;
  const [shown, fans, allEdges] = await Promise.all([
    context.accounts.ofKeys(kept),
    store.fansOf(kept, window),
    store.edgesAmong(kept, window),
  ]);
  const edges = strongest(allEdges, MOST_EDGES).map((edge) =>
    edgeView(edge, shown.get(edge.payerKey)!, shown.get(edge.payeeKey)!),
  );
  const nodes = Array.from(kept, (key, i) =>
    nodeOf(context, shown.get(key)!, run, { fanIn: fans.fanIn[i]!, fanOut: fans.fanOut[i]! }),
  );
  const cut = keys.size > kept.length || allEdges.length > edges.length;
  return { nodes, edges: inShownOrder(edges), cut };
}

/** A protected account is no suspect: it carries neither score nor rank on the drawing. */
function nodeOf(
  context: AppContext,
  account: ShownAccount,
  run: Run | null,
  fans: { readonly fanIn: number; readonly fanOut: number },
): NodeRow {
  const { shownId, kind, isProtected, isUnresolved, accountId } = account;
  const { runs } = context.workspace.casebook;
  const finding = run === null || isProtected ? null : runs.findingOf(run.runId, accountId);
  return {
    accountId: shownId,
    kind,
    isProtected,
    isUnresolved,
    ...fans,
    communityId: run && context.communities.communityOf(run.runId, account.key),
    score: finding?.score ?? null,
    rank: finding?.rank ?? null,
  };
}

function strongest(edges: readonly MergedEdge[], most: number): readonly MergedEdge[] {
  if (edges.length <= most) return edges;
  return [...edges].sort((a, b) => b.transfers - a.transfers).slice(0, most);
}

/** By payer, payee, currency as shown: the order of true ids would tell where a pseudonym belongs. */
function inShownOrder(edges: readonly EdgeRow[]): EdgeRow[] {
  return [...edges].sort(
    (a, b) => byCodePoint(a.payer, b.payer) || byCodePoint(a.payee, b.payee) || byCodePoint(a.currency, b.currency),
  );
}
