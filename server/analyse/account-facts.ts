/**
 * What is measured of an account, one number each.
 *
 * A fact that could not be measured is NaN, never 0. "Amounts" are those in the account's main currency: the one of
 * most transfers received, ties to the code that sorts first. Payers and payees without an account number never count.
 */
export const FACTS = [
  /** Distinct payers. */
  "fanIn",
  "unresolvedPayers",
  /** Counted transfers received, in any currency. */
  "transfersIn",
  /** The main currency as a number: see `currencyCode`. */
  "currency",
  /** Received in the main currency, exact: amountHigh * 2^26 + amountLow, minor units. */
  "amountHigh",
  "amountLow",
  /** Index into ACCOUNT_KINDS. */
  "kind",
  /** 1 minus the sum of squared shares of the payers in the amount received. */
  "diversity",
  /** Payers with 3 or more payments on 2 or more days. */
  "repeatPayers",
  /** Most payments by one payer. */
  "largestDyad",
  /** Median days between two payment days of a repeat payer. */
  "gapDays",
  /** Share of those gaps below 20 days. */
  "shortGapShare",
  /** Share of those gaps within a quarter of the median gap. */
  "steadyGapShare",
  /** Payers whose payments all lie within 72 hours and who never received from the account. */
  "oneBurstPayers",
  /** Most payers who paid for the first time within the same 30 days, one-burst payers only. */
  "arrivals30",
  /** Payers who also received from the account. */
  "paidBack",
  /** Median amount received, minor units. */
  "medianAmount",
  /** Share of amounts in the currency's tariff band. */
  "inBandShare",
  /** Share of amounts on the currency's round lattice. */
  "latticeShare",
  /** Share of transfers that repeat one of the five commonest amounts. */
  "amountConcentration",
  /** Median absolute deviation of amounts over their median. */
  "dispersion",
  /** Share of the amount received that can have left within 24 and within 72 hours. */
  "sentOn24",
  "sentOn72",
  /** Median hours, by amount, between arrival and leaving of what left within 72 hours; NaN where times are known to the day. */
  "dwellHours",
  /** Amount sent over amount received. */
  "outInRatio",
  /** Distinct payees. */
  "fanOut",
  /** Share of the amount sent that went to the three largest payees with an account number. */
  "exitShare",
  /** Distinct payers of the largest payee with an account number. */
  "topPayeeFanIn",
  /** Payees paid 3 or more times, each time 26 to 35 days after the time before. */
  "monthlyPayees",
  /** Most payees, strangers to the inflow, who were paid for the first time within the same 7 days. */
  "scatterPayees",
  /** Payers whose country is known, those abroad, and their number of countries. */
  "countryPayers",
  "foreignPayers",
  "originCountries",
  /** Share of transfers received between 22:00 and 05:00 where the payer lives. */
  "nightShare",
  /** Payers whose birth year is known, and those 15 or more years older than the holder. */
  "agePayers",
  "olderPayers",
  /** Days from opening to the first transfer received. */
  "accountAgeDays",
  /** Half the sum of differences between the channels' shares in and out: 0 the same mix, 1 entirely other channels. */
  "channelShift",
  /** Days from the first to the last amount received; share of those days with an amount received. */
  "spanDays",
  "activeDayShare",
  /** Days from the last transfer received, in any currency, to the last transfer of the window. */
  "quietDays",
  /** Other measured accounts that share 3 or more payers with this one, 10 or more times what chance gives. */
  "copaidAccounts",
  /** Payers shared with those accounts. */
  "sharedPayers",
  /** Largest ratio of shared payers to what chance gives, among those accounts. */
  "copaymentLift",
] as const;
export type FactName = (typeof FACTS)[number];

/** Place of each fact in a row of facts. */
export const FACT_INDEX = Object.fromEntries(FACTS.map((name, index) => [name, index])) as Readonly<
  Record<FactName, number>
>;

/** One account's facts: `facts[FACT_INDEX.fanIn]` and so on. */
export type FactsRow = Float64Array;

/** Parts of the window that the inflow of an account is counted in. */
export const INFLOW_PARTS = 12;

/** Facts of all measured accounts, in typed arrays. */
export interface AccountFacts {
  /** Number of measured accounts. */
  readonly length: number;
  /** Account index of each row, ascending. */
  readonly account: Int32Array;
  /** Row after row, FACTS.length numbers each: all of one account is read together. */
  readonly values: Float64Array;
  /** Counted transfers received in twelve equal parts of the window: `inflow[row * INFLOW_PARTS + part]`. */
  readonly inflow: Uint32Array;
  /** 1 where fan-in reaches the `minFanIn` of the measurement; 0 for rows measured only because they were named. */
  readonly reachesFanIn: Uint8Array;
}

/** One row of the facts; a view, not a copy. */
export function factsOfRow({ values }: Pick<AccountFacts, "values">, row: number): FactsRow {
  return values.subarray(row * FACTS.length, (row + 1) * FACTS.length);
}
