import fc from "fast-check";
import { expect, test } from "vitest";
import { medianDistance, medianOfSorted } from "../../server/analyse/median.ts";

function plainMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

test("the median of an even number of values lies between the middle two", () => {
  expect(medianOfSorted(Float64Array.of(1, 2, 4, 9), 4)).toBe(3);
  expect(medianOfSorted(new Float64Array(0), 0)).toBeNaN();
});

test("the median distance is what sorting the distances gives", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 }), (values) => {
      const sorted = Float64Array.from(values).sort();
      const centre = medianOfSorted(sorted, sorted.length);
      const expected = plainMedian(values.map((value) => Math.abs(value - centre)));
      expect(medianDistance(sorted, sorted.length, centre)).toBe(expected);
    }),
  );
});
