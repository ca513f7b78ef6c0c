import { DAY_MS } from "../domain/window.ts";
import { FACT_INDEX as F } from "./account-facts.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { medianOfSorted } from "./median.ts";
import { sortNumbers } from "./sort-numbers.ts";

/** From this many payments on this many days a payer repeats. */
export const REPEAT_PAYMENTS = 3;
export const REPEAT_DAYS = 2;
/** AIC T&I 634 (2021): gaps below 20 days. */
const SHORT_GAP_DAYS = 20;
/** A gap is steady when it lies this near to the median gap. */
const STEADY_SHARE = 0.25;

/** Payers who come back, and their rhythm in days (F03, F04). Days are UTC days. */
export function repeatMeasure({ graph, isUnresolved, ledgers }: MeasureContext): Measure {
  const { inStart, edgePayer, edgeTransferStart, bookedAt } = graph;
  const gaps = new Float64Array(ledgers.mostTransfersIn);
  return ({ account }, facts) => {
    let [repeatPayers, largest, gapCount, short] = [0, 0, 0, 0];
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      if (isUnresolved[edgePayer[edge]] === 1) continue;
      const from = edgeTransferStart[edge];
      const to = edgeTransferStart[edge + 1];
      largest = Math.max(largest, to - from);
      if (to - from < REPEAT_PAYMENTS) continue;
      const before = gapCount;
      let day = Math.floor(bookedAt[from] / DAY_MS);
      for (let t = from + 1; t < to; t++) {
        const next = Math.floor(bookedAt[t] / DAY_MS);
        if (next !== day) gaps[gapCount++] = next - day;
        day = next;
      }
      if (gapCount - before >= REPEAT_DAYS - 1) repeatPayers++;
    }
    facts[F.repeatPayers] = repeatPayers;
    facts[F.largestDyad] = largest;
    if (gapCount === 0) return;
    sortNumbers(gaps, gapCount);
    const median = medianOfSorted(gaps, gapCount);
    let steady = 0;
    for (let i = 0; i < gapCount; i++) {
      const gap = gaps[i];
      if (gap < SHORT_GAP_DAYS) short++;
      if (Math.abs(gap - median) <= STEADY_SHARE * median) steady++;
    }
    facts[F.gapDays] = median;
    facts[F.shortGapShare] = short / gapCount;
    facts[F.steadyGapShare] = steady / gapCount;
  };
}
