import { DAY_MS } from "../domain/window.ts";
import { FACT_INDEX as F } from "./account-facts.ts";
import { keepLargest } from "./amount-measure.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { mostWithin } from "./stranger-measure.ts";

export const LARGEST_PAYEES = 3;
export const SCATTER_MS = 7 * DAY_MS;
/** A salary, a rent: between two months of 28 and 31 days, moved by a weekend. */
const MONTH_DAYS: readonly [number, number] = [26, 35];
const MONTHLY_PAYMENTS = 3;

/**
 * Where the money goes: how many payees, how concentrated, how many strangers at once, on what rhythm (F10, F11). What
 * went to no account number ("cash") is part of the amount sent, but many may stand behind it: it is no payee.
 */
export function exitMeasure({ graph, isUnresolved, fanIn, ledgers }: MeasureContext): Measure {
  const { outStart, outEdge, edgePayee, edgeTransferStart, currency, amountMinor, bookedAt } = graph;
  const largest = new Float64Array(LARGEST_PAYEES);
  const scatter = new Float64Array(ledgers.mostPayees);
  return ({ account, currency: main }, facts) => {
    let [fanOut, monthly, strangers, sum, topSum, topFanIn] = [0, 0, 0, 0, 0, Number.NaN];
    largest.fill(0);
    for (let i = outStart[account]; i < outStart[account + 1]; i++) {
      const edge = outEdge[i];
      const payee = edgePayee[edge];
      let toPayee = 0;
      for (let t = edgeTransferStart[edge]; t < edgeTransferStart[edge + 1]; t++) {
        if (currency[t] === main) toPayee += amountMinor[t];
      }
      sum += toPayee;
      if (isUnresolved[payee] === 1) continue;
      keepLargest(largest, toPayee);
      if (toPayee > topSum) topFanIn = fanIn[payee];
      else if (toPayee === topSum && toPayee > 0) topFanIn = Math.max(topFanIn, fanIn[payee]);
      topSum = Math.max(topSum, toPayee);
      fanOut++;
      if (isMonthly(bookedAt, edgeTransferStart[edge], edgeTransferStart[edge + 1])) monthly++;
      if (!ledgers.wasPaidBy(payee)) scatter[strangers++] = bookedAt[edgeTransferStart[edge]];
    }
    facts[F.fanOut] = fanOut;
    facts[F.monthlyPayees] = monthly;
    facts[F.scatterPayees] = mostWithin(scatter, strangers, SCATTER_MS);
    if (sum === 0) return;
    let toLargest = 0;
    for (const amount of largest) toLargest += amount;
    facts[F.exitShare] = toLargest / sum;
    facts[F.topPayeeFanIn] = topFanIn;
  };
}

function isMonthly(bookedAt: Float64Array, from: number, to: number): boolean {
  if (to - from < MONTHLY_PAYMENTS) return false;
  for (let t = from + 1; t < to; t++) {
    const gap = (bookedAt[t] - bookedAt[t - 1]) / DAY_MS;
    if (gap < MONTH_DAYS[0] || gap > MONTH_DAYS[1]) return false;
  }
  return true;
}
