import { byCodePoint } from "../domain/code-point-order.ts";
import type { Transfer } from "../domain/transfer.ts";
import type { AppContext } from "./app-context.ts";
import { transferView } from "./views.ts";
import type { TransferRow } from "./wire.ts";

/** Transfers as they may be shown, in the order given. */
export async function shownTransfers({ accounts }: AppContext, transfers: readonly Transfer[]): Promise<TransferRow[]> {
  const { redact } = await accounts.protection();
  const shown = await accounts.ofIds(transfers.flatMap(({ payer, payee }) => [payer, payee]));
  return transfers.map((transfer) =>
    transferView(transfer, shown.get(transfer.payer)!, shown.get(transfer.payee)!, redact),
  );
}

/** Newest first, then by the ids that are shown: the order of ids that are not would be a check on guesses. */
export function newestFirst(rows: readonly TransferRow[]): TransferRow[] {
  return [...rows].sort(
    (a, b) =>
      byCodePoint(b.bookedAt, a.bookedAt) ||
      byCodePoint(a.datasetId, b.datasetId) ||
      byCodePoint(a.transferId, b.transferId),
  );
}
