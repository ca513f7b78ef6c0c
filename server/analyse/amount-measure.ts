import { exponentOf } from "../domain/currency.ts";
import { FACT_INDEX as F } from "./account-facts.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { medianDistance, medianOfSorted } from "./median.ts";

export const COMMONEST = 5;

interface MinorBand {
  readonly from: number;
  readonly to: number;
  readonly lattice: number;
}

/** What the amounts look like: in the tariff band, round, repeated, alike (F05-F08). Main currency only. */
export function amountMeasure({ graph, bands }: MeasureContext): Measure {
  const minorBands = graph.currencies.map((code): MinorBand | null => {
    const band = bands.get(code);
    const exponent = exponentOf(code);
    if (band === undefined || exponent === undefined) return null;
    const unit = 10 ** exponent;
    return { from: band.tariff[0] * unit, to: band.tariff[1] * unit, lattice: band.lattice * unit };
  });
  const commonest = new Float64Array(COMMONEST);
  return ({ currency, received, amounts }, facts) => {
    const count = received.length;
    if (count === 0) return;
    const median = medianOfSorted(amounts, count);
    facts[F.medianAmount] = median;
    facts[F.dispersion] = medianDistance(amounts, count, median) / median;
    facts[F.amountConcentration] = concentration(amounts, count, commonest);
    const band = minorBands[currency];
    if (band === null) return;
    let [inBand, round] = [0, 0];
    for (let i = 0; i < count; i++) {
      if (amounts[i] >= band.from && amounts[i] < band.to) inBand++;
      if (amounts[i] % band.lattice === 0) round++;
    }
    facts[F.inBandShare] = inBand / count;
    facts[F.latticeShare] = round / count;
  };
}

/**
 * Share of the transfers that repeat one of the five commonest amounts: 0 when all amounts differ, 1 when no more than
 * five amounts occur. The first transfer at each amount repeats nothing and is left out on both sides, so that few
 * transfers do not look concentrated for being few.
 */
function concentration(amounts: Float64Array, count: number, commonest: Float64Array): number {
  commonest.fill(0);
  let distinct = 0;
  let run = 1;
  for (let i = 1; i <= count; i++) {
    if (i < count && amounts[i] === amounts[i - 1]) {
      run++;
      continue;
    }
    distinct++;
    keepLargest(commonest, run);
    run = 1;
  }
  const kinds = Math.min(distinct, COMMONEST);
  if (count === kinds) return 0;
  let inCommonest = 0;
  for (const size of commonest) inCommonest += size;
  return (inCommonest - kinds) / (count - kinds);
}

/** `largest` keeps the largest values seen, descending. */
export function keepLargest(largest: Float64Array, value: number): void {
  let place = largest.length;
  while (place > 0 && largest[place - 1] < value) place--;
  if (place === largest.length) return;
  for (let i = largest.length - 1; i > place; i--) largest[i] = largest[i - 1];
  largest[place] = value;
}
