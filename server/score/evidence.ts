import type { AccountId } from "../domain/account.ts";
import type { Transfer, TransferRef } from "../domain/transfer.ts";

/**
 * Ids of the transfers behind one contribution, newest first, then datasetId, transferId.
 *
 * `transfers` are all transfers of the account in the run's window, in and out, of every standing, in any order.
 */
export function evidenceFor(
  _feature: string,
  _account: AccountId,
  _transfers: readonly Transfer[],
): readonly TransferRef[] {
  throw new Error("Evidence follows with the next change.");
}
