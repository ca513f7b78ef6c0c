import type { AccountColumns } from "../domain/account.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";

export interface ProtectionDecisions {
  /** Account indexes that a person set as protected. */
  readonly marked: Iterable<number>;
  /** Account indexes that two people released; wins over every other ground. */
  readonly released: Iterable<number>;
}

/**
 * 1 for every account (by account index) that is protected: flagged as a minor's, held by someone who may have been
 * under 18 at the first transfer of the data, or set by a person, and not released.
 *
 * `firstTransferAt` is the earliest bookedAt of all data, epoch ms UTC (not of the window: a narrower window must not
 * lift a protection).
 */
export function protectedAccounts(
  _graph: TransferGraph,
  _accounts: AccountColumns,
  _firstTransferAt: number,
  _decisions: ProtectionDecisions,
): Uint8Array {
  throw new Error("Protection follows with the next change.");
}
