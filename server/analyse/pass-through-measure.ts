import { FACT_INDEX as F } from "./account-facts.ts";
import type { Flow } from "./ledger.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { PairSorter } from "./sort-pairs.ts";

const HOUR_MS = 3_600_000;
/** What has not left by then counts as kept. */
export const KEPT_AFTER_MS = 72 * HOUR_MS;

/**
 * How much of what arrived can have left soon after, and how long it stayed (F09). Main currency only: money that
 * leaves in another currency is not seen as the same money. Where times are known to the day only, 72 hours are three
 * days, and how many hours the money stayed is not known.
 */
export function passThroughMeasure({ ledgers }: MeasureContext): Measure {
  const matches = new Matches(ledgers.mostTransfersIn);
  return ({ received, sent, knowsHours }, facts) => {
    const sumIn = sumOf(received);
    if (sumIn === 0) return;
    facts[F.outInRatio] = sumOf(sent) / sumIn;
    facts[F.sentOn24] = matches.match(received, sent, 24 * HOUR_MS) / sumIn;
    facts[F.sentOn72] = matches.match(received, sent, KEPT_AFTER_MS) / sumIn;
    if (knowsHours) facts[F.dwellHours] = matches.medianDwellMs() / HOUR_MS;
  };
}

function sumOf(flow: Flow): number {
  let sum = 0;
  for (let i = 0; i < flow.length; i++) sum += flow.amount[i];
  return sum;
}

/**
 * Tells which inflow can have left by which outflow, and how much of it: first in, first out among the inflow that is
 * not older than the horizon. What is older counts as kept. Inflow of the same moment as an outflow counts as before
 * it. Serving the oldest first serves the nearest deadline first, so no other assignment matches more.
 */
export function matchWithin(
  received: Flow,
  sent: Flow,
  horizonMs: number,
  visit: (receivedIndex: number, sentIndex: number, amount: number) => void,
): void {
  let oldest = 0;
  let left = received.length > 0 ? received.amount[0] : 0;
  for (let i = 0; i < sent.length; i++) {
    const at = sent.at[i];
    let open = sent.amount[i];
    while (open > 0 && oldest < received.length && received.at[oldest] <= at) {
      const isTooOld = at - received.at[oldest] > horizonMs;
      const taken = isTooOld ? 0 : Math.min(open, left);
      if (taken > 0) visit(oldest, i, taken);
      open -= taken;
      left -= taken;
      if (isTooOld || left === 0) {
        oldest++;
        left = oldest < received.length ? received.amount[oldest] : 0;
      }
    }
  }
}

/** Adds up matches and keeps how long each amount stayed. */
class Matches {
  #length = 0;
  #matched = 0;
  #dwell: Float64Array;
  #amount: Float64Array;
  #sorter: PairSorter;

  constructor(capacity: number) {
    this.#dwell = new Float64Array(capacity);
    this.#amount = new Float64Array(capacity);
    this.#sorter = new PairSorter(capacity);
  }

  /** Amount that can have left within `horizonMs`. */
  match(received: Flow, sent: Flow, horizonMs: number): number {
    this.#length = 0;
    this.#matched = 0;
    matchWithin(received, sent, horizonMs, (from, to, amount) => this.#add(sent.at[to] - received.at[from], amount));
    return this.#matched;
  }

  /** Dwell that half of the matched amount did not exceed; NaN when nothing matched. */
  medianDwellMs(): number {
    if (this.#length === 0) return Number.NaN;
    this.#sorter.sort(this.#dwell, this.#amount, this.#length);
    let last = 0;
    for (let passed = this.#amount[0]; passed * 2 < this.#matched; passed += this.#amount[last]) last++;
    return this.#dwell[last];
  }

  #add(dwell: number, amount: number): void {
    this.#matched += amount;
    if (this.#length === this.#dwell.length) this.#grow();
    this.#dwell[this.#length] = dwell;
    this.#amount[this.#length++] = amount;
  }

  /** There are at most as many matches as transfers in and out together. */
  #grow(): void {
    const capacity = 2 * this.#length + 16;
    const [dwell, amount] = [new Float64Array(capacity), new Float64Array(capacity)];
    dwell.set(this.#dwell);
    amount.set(this.#amount);
    [this.#dwell, this.#amount, this.#sorter] = [dwell, amount, new PairSorter(capacity)];
  }
}
