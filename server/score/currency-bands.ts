import type { CurrencyBand } from "../analyse/currency-band.ts";

const FATF = "FATF (2025): EUR 10-200 as a rule, up to 500, never above 1,500, even amounts [S]";

/**
 * Amounts between persons, by currency. A currency that is not here has no band: F05 and F06 are missing for it.
 *
 * Source: domain reference, section 3; the bands without a source of their own are the EUR band at rounded rates of
 * 2025 [A].
 */
const BANDS: readonly CurrencyBand[] = [
  {
    currency: "IDR",
    micro: [10_000, 100_000],
    tariff: [100_000, 1_000_000],
    high: [1_000_000, 5_000_000],
    lattice: 50_000,
    source: "PPATK, ECPAT (2024): tariff Rp 100,000-5 m, hops of Rp 2-5 m [S]; default IDR bands [A]",
  },
  {
    currency: "PHP",
    micro: [50, 1_000],
    tariff: [1_000, 10_000],
    high: [10_000, 80_000],
    lattice: 100,
    source: "AMLC (2020): 81% in P1,000-10,000 [S]; DOJ PH (2024): P50 a photo, P300 a subscription [S]",
  },
  { currency: "EUR", micro: [2, 10], tariff: [10, 200], high: [200, 1_500], lattice: 5, source: FATF },
  {
    currency: "USD",
    micro: [2, 10],
    tariff: [10, 200],
    high: [200, 1_500],
    lattice: 5,
    source: `AMLC (2020): up to US$200 [S]; ${FATF}`,
  },
  {
    currency: "AUD",
    micro: [2, 10],
    tariff: [10, 500],
    high: [500, 2_500],
    lattice: 5,
    source: "AUSTRAC: A$10-100 frequent [P], mostly below A$500 [P]/[S]; AIC 589 (2020): A$49-390 [P] abstract",
  },
  {
    currency: "SGD",
    micro: [3, 15],
    tariff: [15, 300],
    high: [300, 2_200],
    lattice: 5,
    source: `${FATF}; at SGD 1.5 [A]`,
  },
  {
    currency: "GBP",
    micro: [2, 10],
    tariff: [10, 200],
    high: [200, 1_300],
    lattice: 5,
    source: `${FATF}; at GBP 0.85 [A]`,
  },
  {
    currency: "SEK",
    micro: [20, 100],
    tariff: [100, 2_000],
    high: [2_000, 16_000],
    lattice: 50,
    source: `${FATF}; at SEK 11 [A]`,
  },
  {
    currency: "KES",
    micro: [200, 1_500],
    tariff: [1_500, 30_000],
    high: [30_000, 220_000],
    lattice: 500,
    source: `${FATF}; at KES 150 [A]`,
  },
  {
    currency: "MYR",
    micro: [10, 50],
    tariff: [50, 1_000],
    high: [1_000, 7_500],
    lattice: 10,
    source: `${FATF}; at MYR 5 [A]`,
  },
  {
    currency: "THB",
    micro: [50, 400],
    tariff: [400, 7_500],
    high: [7_500, 55_000],
    lattice: 100,
    source: `${FATF}; at THB 37 [A]`,
  },
];

export const CURRENCY_BANDS: ReadonlyMap<string, CurrencyBand> = new Map(BANDS.map((band) => [band.currency, band]));
