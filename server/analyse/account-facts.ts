/**
 * Measured facts of accounts as columns: one row per measured account, one column per fact.
 *
 * A fact that could not be measured is NaN, never 0. Amounts are in minor units of the account's main currency
 * (the one of most transfers received; ties go to the code that sorts first).
 */
export const FACTS = ["fanIn", "unresolvedPayers", "transfersIn", "currency", "amountHigh", "amountLow"] as const;
export type FactName = (typeof FACTS)[number];

/** Place of each fact in a row of facts. */
export const FACT_INDEX = Object.fromEntries(FACTS.map((name, index) => [name, index])) as Readonly<
  Record<FactName, number>
>;

/** Parts of the window that the inflow of an account is counted in. */
export const INFLOW_PARTS = 12;

export interface AccountFacts {
  /** Number of measured accounts. */
  readonly length: number;
  /** Account index of each row, ascending. */
  readonly account: Int32Array;
  readonly columns: Readonly<Record<FactName, Float64Array>>;
  /** Counted transfers received in twelve equal parts of the window: `inflow[row * INFLOW_PARTS + part]`. */
  readonly inflow: Uint32Array;
  /** 1 where fan-in reaches the `minFanIn` of the measurement; 0 for rows measured on request. */
  readonly reachesFanIn: Uint8Array;
}
