/** What amounts between persons look like in one currency, in whole units (rupiah, dollars), not minor units. */
export interface CurrencyBand {
  readonly currency: string;
  /** Smallest amounts asked for: pictures, subscriptions. [from, to). */
  readonly micro: readonly [number, number];
  /** The usual tariff. [from, to). */
  readonly tariff: readonly [number, number];
  /** The dearest: live streams, onward hops. [from, to]. Amounts above are not person-sized. */
  readonly high: readonly [number, number];
  /** Round amounts are multiples of this. */
  readonly lattice: number;
  readonly source: string;
}
