import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchWithin } from "../../server/analyse/pass-through-measure.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const HOUR = 3_600_000;
const comes = (hour: number, amountMinor: number, currency = "IDR") =>
  transfer("P", "H", { bookedAt: hour * HOUR, amountMinor, currency });
const leaves = (hour: number, amountMinor: number, currency = "IDR") =>
  transfer("H", "X", { bookedAt: hour * HOUR, amountMinor, currency });

describe("pass-through", () => {
  test("is what can have left soon after it came", () => {
    const { fact } = measured([comes(0, 100), leaves(10, 60), leaves(40, 30)]);
    expect(fact("H", "sentOn24")).toBe(0.6);
    expect(fact("H", "sentOn72")).toBe(0.9);
    expect(fact("H", "outInRatio")).toBe(0.9);
  });

  test("dwells as long as half of the amount that left did at most", () => {
    const { fact } = measured([comes(0, 100), leaves(2, 40), leaves(5, 30), leaves(60, 30)]);
    expect(fact("H", "dwellHours")).toBe(5);
  });

  test("does not take money that left before it came, or long after", () => {
    const { fact } = measured([leaves(0, 100), comes(1, 100), leaves(80, 100)]);
    expect(fact("H", "sentOn72")).toBe(0);
    expect(fact("H", "dwellHours")).toBeNaN();
    expect(fact("H", "outInRatio")).toBe(2);
  });

  test("takes money of the same moment as having come first", () => {
    expect(measured([comes(5, 100), leaves(5, 100)]).fact("H", "sentOn24")).toBe(1);
  });

  test("lasts three days and an unknown number of hours where times are known to the day", () => {
    const ofDay = { ...leaves(72, 50), timePrecision: 0 };
    const { fact } = measured([comes(0, 100), ofDay]);
    expect(fact("H", "sentOn72")).toBe(0.5);
    expect(fact("H", "dwellHours")).toBeNaN();
    expect(measured([comes(0, 100), leaves(72, 50)]).fact("H", "dwellHours")).toBe(72);
  });

  test("never mixes currencies", () => {
    const { fact } = measured([comes(0, 100), comes(1, 100), leaves(2, 150, "USD"), leaves(3, 50)]);
    expect(fact("H", "sentOn72")).toBe(0.25);
  });

  test("forgets what was kept longer than the horizon instead of holding up what follows", () => {
    const days = Array.from({ length: 10 }, (_, day) => [comes(day * 24, 100), leaves(day * 24 + 1, 80)]).flat();
    expect(measured(days).fact("H", "sentOn24")).toBeGreaterThanOrEqual(0.8);
  });
});

test("no assignment of outflow to inflow matches more than first in, first out within the horizon", () => {
  const flow = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(flow, flow, fc.integer({ min: 0, max: 4 }), (inAt, outAt, horizon) => {
      const times = (at: readonly number[]) => Float64Array.from(at).sort();
      const units = (at: readonly number[]) => ({
        length: at.length,
        at: times(at),
        amount: new Float64Array(at.length).fill(1),
      });
      let matched = 0;
      matchWithin(units(inAt), units(outAt), horizon, (_from, _to, amount) => {
        matched += amount;
      });
      expect(matched).toBe(largestMatching(inAt, outAt, horizon));
    }),
  );
});

/** Bipartite matching by augmenting paths, of transfers of one unit each. */
function largestMatching(inAt: readonly number[], outAt: readonly number[], horizon: number): number {
  const takenBy = new Map<number, number>();
  const augment = (from: number, seen: Set<number>): boolean => {
    for (const [to, at] of outAt.entries()) {
      const gap = at - inAt[from]!;
      if (gap < 0 || gap > horizon || seen.has(to)) continue;
      seen.add(to);
      const holder = takenBy.get(to);
      if (holder !== undefined && !augment(holder, seen)) continue;
      takenBy.set(to, from);
      return true;
    }
    return false;
  };
  return inAt.filter((_, from) => augment(from, new Set())).length;
}
