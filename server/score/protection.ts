import type { AccountColumns } from "../domain/account.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";
import { yearOf } from "./calendar-year.ts";

const ADULT_YEARS = 18;
const MINOR = 2;

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
 * A year of birth protects when the holder could still have been 17 on the day: born in 2006, and the first transfer
 * in 2024. `firstTransferAt` is the earliest bookedAt of all data, epoch ms UTC (not of the window: a narrower window
 * must not lift a protection).
 */
export function protectedAccounts(
  graph: Pick<TransferGraph, "keyOf">,
  accounts: AccountColumns,
  firstTransferAt: number,
  decisions: ProtectionDecisions,
): Uint8Array {
  const firstYear = yearOf(firstTransferAt);
  const isProtected = Uint8Array.from(graph.keyOf, (key) => {
    const born = accounts.birthYear[key];
    const mayBeMinor = born !== 0 && born + ADULT_YEARS >= firstYear;
    return accounts.minorFlag[key] === MINOR || mayBeMinor ? 1 : 0;
  });
  for (const account of decisions.marked) isProtected[account] = 1;
  for (const account of decisions.released) isProtected[account] = 0;
  return isProtected;
}
