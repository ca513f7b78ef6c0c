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
