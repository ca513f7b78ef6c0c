import { DAY_MS, type Window } from "../domain/window.ts";
import { FACT_INDEX as F, INFLOW_PARTS } from "./account-facts.ts";
import type { Measure, MeasureContext } from "./measure.ts";

/**
 * How long and how steadily money came in, in the main currency, and how long ago it last did, in any. Days are UTC
 * days.
 */
export function timeMeasure({ graph, lastAt }: MeasureContext): Measure {
  const { inStart, edgeTransferStart, bookedAt } = graph;
  return ({ account, received }, facts) => {
    if (received.length === 0) return;
    const first = Math.floor(received.at[0] / DAY_MS);
    let day = first;
    let days = 1;
    for (let i = 1; i < received.length; i++) {
      const next = Math.floor(received.at[i] / DAY_MS);
      if (next !== day) days++;
      day = next;
    }
    facts[F.spanDays] = day - first + 1;
    facts[F.activeDayShare] = days / (day - first + 1);
    let lastIn = Number.NEGATIVE_INFINITY;
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      lastIn = Math.max(lastIn, bookedAt[edgeTransferStart[edge + 1] - 1]);
    }
    facts[F.quietDays] = (lastAt - lastIn) / DAY_MS;
  };
}

/** Counts the transfers received, of any currency, in twelve equal parts of the window, into the row's place of `inflow`. */
export function inflowMeasure({ graph }: MeasureContext, window: Window, inflow: Uint32Array): Measure {
  const { inStart, edgeTransferStart, bookedAt } = graph;
  const perPart = (window.to - window.from) / INFLOW_PARTS;
  return ({ account }, _facts, row) => {
    const to = edgeTransferStart[inStart[account + 1]];
    for (let t = edgeTransferStart[inStart[account]]; t < to; t++) {
      const part = Math.floor((bookedAt[t] - window.from) / perPart);
      inflow[row * INFLOW_PARTS + Math.min(Math.max(part, 0), INFLOW_PARTS - 1)]++;
    }
  };
}
