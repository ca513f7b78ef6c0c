import { type AccountFacts, FACT_INDEX, FACTS, type FactsRow, INFLOW_PARTS } from "../analyse/account-facts.ts";
import { currencyCode } from "../analyse/currency-number.ts";
import { joinParts } from "../analyse/exact-sum.ts";
import type { Catalogue } from "./catalogue.ts";

/**
 * All numbers behind one finding as one row, for a casebook to keep:
 *
 *   facts, by FACTS │ peer percentiles, by feature of hubs │ inflow, 12 parts
 *
 * The layout belongs to the catalogue's version. It is the same in both lists, so that an account can be judged by
 * either list's scheme at any time: whether it is protected changes after a run.
 */
const PERCENTILES_FROM = FACTS.length;

export function rowLength(catalogue: Catalogue): number {
  return PERCENTILES_FROM + catalogue.hubs.features.length + INFLOW_PARTS;
}

export function factsOf(row: Float64Array): FactsRow {
  return row.subarray(0, PERCENTILES_FROM);
}

/** 0-100 by feature of the hub list; NaN where there are too few peers. */
export function percentilesOf(row: Float64Array, catalogue: Catalogue): Float64Array {
  return row.subarray(PERCENTILES_FROM, PERCENTILES_FROM + catalogue.hubs.features.length);
}

/** Fills the facts of one measured account into a row. */
export function fillFacts(row: Float64Array, facts: AccountFacts, factsRow: number): void {
  const from = factsRow * FACTS.length;
  for (let i = 0; i < FACTS.length; i++) row[i] = facts.values[from + i];
}

/** Fills the inflow of one measured account into a row. */
export function fillInflow(row: Float64Array, facts: AccountFacts, factsRow: number): void {
  const from = factsRow * INFLOW_PARTS;
  row.set(facts.inflow.subarray(from, from + INFLOW_PARTS), row.length - INFLOW_PARTS);
}

/** Numbers of a finding as its feature row holds them. */
export interface FindingNumbers {
  readonly fanIn: number;
  readonly unresolvedPayers: number;
  /** Counted transfers received, in any currency. */
  readonly transfers: number;
  /** Received in `currency`, exact. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Counted transfers received in twelve equal parts of the run's window. */
  readonly inflow: readonly number[];
}

export function findingNumbers(row: Float64Array): FindingNumbers {
  const facts = factsOf(row);
  return {
    fanIn: facts[FACT_INDEX.fanIn],
    unresolvedPayers: facts[FACT_INDEX.unresolvedPayers],
    transfers: facts[FACT_INDEX.transfersIn],
    amountMinor: joinParts(facts[FACT_INDEX.amountHigh], facts[FACT_INDEX.amountLow]),
    currency: currencyCode(facts[FACT_INDEX.currency]),
    inflow: [...row.subarray(row.length - INFLOW_PARTS)],
  };
}
