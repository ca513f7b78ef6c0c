import { describe, expect, test } from "vitest";
import type { CurrencyBand } from "../../server/analyse/currency-band.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const IDR: CurrencyBand = {
  currency: "IDR",
  micro: [10, 100],
  tariff: [100, 1_000],
  high: [1_000, 5_000],
  lattice: 50,
  source: "test",
};
const bands = new Map([["IDR", IDR]]);

/** Whole rupiah; the currency has two decimals. */
const paid = (...rupiah: readonly number[]) =>
  rupiah.map((units, i) => transfer(`P${i}`, "H", { amountMinor: units * 100 }));

describe("amounts", () => {
  test("lie in the tariff band from its lower bound up to, not at, its upper bound", () => {
    const { fact } = measured(paid(99.99, 100, 999.99, 1_000), { bands });
    expect(fact("H", "inBandShare")).toBe(0.5);
  });

  test("are round on the lattice of their currency", () => {
    const { fact } = measured(paid(50, 125, 150, 150.5), { bands });
    expect(fact("H", "latticeShare")).toBe(0.5);
  });

  test("have neither band nor lattice in a currency without one", () => {
    const { fact } = measured(paid(50, 100), { bands: new Map() });
    expect(fact("H", "inBandShare")).toBeNaN();
    expect(fact("H", "latticeShare")).toBeNaN();
  });

  test("are concentrated when no more than five different ones occur, however few there are", () => {
    expect(measured(paid(1, 1, 2, 2, 3, 3)).fact("H", "amountConcentration")).toBe(1);
    expect(measured(paid(1, 2, 3)).fact("H", "amountConcentration")).toBe(0);
    expect(measured(paid(1, 1, 2, 3, 4, 5, 6)).fact("H", "amountConcentration")).toBe(1 / 2);
  });

  test("are alike when they lie near the median", () => {
    const { fact } = measured(paid(90, 100, 110, 100, 500));
    expect(fact("H", "medianAmount")).toBe(10_000);
    expect(fact("H", "dispersion")).toBeCloseTo(0.1, 12);
  });
});
