import fc from "fast-check";
import { expect, test } from "vitest";
import { sortNumbers } from "../../server/analyse/sort-numbers.ts";
import { PairSorter } from "../../server/analyse/sort-pairs.ts";

test("pairs are sorted by key, then value, whatever their number", () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 200 }), (pairs) => {
      const keys = Float64Array.from(pairs, ([key]) => key);
      const values = Float64Array.from(pairs, ([, value]) => value);
      new PairSorter(pairs.length).sort(keys, values, pairs.length);
      const expected = pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(Array.from(keys, (key, i) => [key, values[i]])).toEqual(expected);
    }),
  );
});

test("numbers are sorted in place and what lies beyond is left alone", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 60 }), (numbers) => {
      const values = Float64Array.from([...numbers, -7]);
      sortNumbers(values, numbers.length);
      expect([...values]).toEqual([...numbers.toSorted((a, b) => a - b), -7]);
    }),
  );
});
