import type { AccountKey } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import type { MergedEdge } from "../domain/transfer.ts";
import type { AppContext } from "./app-context.ts";
import { counterpartyView } from "./views.ts";
import type { CounterpartyRow } from "./wire.ts";

/**
 * The edges of an account as its counterparties: most transfers first, then amount, then the id that is shown, because
 * the place of a pseudonym among true ids would tell where its own belongs; then currency, then incoming first.
 */
export async function shownCounterparties(
  { accounts }: AppContext,
  account: AccountKey,
  edges: readonly MergedEdge[],
): Promise<CounterpartyRow[]> {
  const shown = await accounts.ofKeys(edges.flatMap(({ payerKey, payeeKey }) => [payerKey, payeeKey]));
  return edges
    .map((edge) => {
      const isPaid = edge.payeeKey === account;
      const view = counterpartyView(edge, isPaid ? "in" : "out", shown.get(isPaid ? edge.payerKey : edge.payeeKey)!);
      return { edge, view };
    })
    .sort((a, b) => byWeight(a.edge, b.edge) || byShown(a.view, b.view))
    .map(({ view }) => view);
}

function byWeight(a: MergedEdge, b: MergedEdge): number {
  if (a.transfers !== b.transfers) return b.transfers - a.transfers;
  return a.amountMinor === b.amountMinor ? 0 : a.amountMinor > b.amountMinor ? -1 : 1;
}

function byShown(a: CounterpartyRow, b: CounterpartyRow): number {
  return (
    byCodePoint(a.accountId, b.accountId) ||
    byCodePoint(a.currency, b.currency) ||
    byCodePoint(a.direction, b.direction)
  );
}
