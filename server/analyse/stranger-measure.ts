import { DAY_MS } from "../domain/window.ts";
import { FACT_INDEX as F } from "./account-facts.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { sortNumbers } from "./sort-numbers.ts";

/** A burst of payments: FATF (2025) and F17 of the catalogue speak of days, not weeks. */
export const BURST_MS = 3 * DAY_MS;
const ARRIVAL_MS = 30 * DAY_MS;

/**
 * Payers that nothing but one burst of payments ties to the account, when they arrived, and payers who also received
 * from it (F19, F24 as far as transfers alone can say, reciprocity).
 */
export function strangerMeasure({ graph, isUnresolved, ledgers }: MeasureContext): Measure {
  const { inStart, edgePayer, edgeTransferStart, bookedAt } = graph;
  const arrivals = new Float64Array(ledgers.mostTransfersIn);
  return ({ account }, facts) => {
    let [oneBurst, paidBack] = [0, 0];
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      const payer = edgePayer[edge];
      if (isUnresolved[payer] === 1) continue;
      const firstAt = bookedAt[edgeTransferStart[edge]];
      const lastAt = bookedAt[edgeTransferStart[edge + 1] - 1];
      if (ledgers.hasPaid(payer)) paidBack++;
      else if (lastAt - firstAt <= BURST_MS) arrivals[oneBurst++] = firstAt;
    }
    facts[F.oneBurstPayers] = oneBurst;
    facts[F.paidBack] = paidBack;
    facts[F.arrivals30] = mostWithin(arrivals, oneBurst, ARRIVAL_MS);
  };
}

/** Most of the first `count` moments that lie within one half-open span of `spanMs`. Sorts them in place. */
export function mostWithin(moments: Float64Array, count: number, spanMs: number): number {
  sortNumbers(moments, count);
  let most = 0;
  let from = 0;
  for (let to = 0; to < count; to++) {
    while (moments[to] - moments[from] >= spanMs) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
