import fc from "fast-check";
import { expect, test } from "vitest";
import { yearOf } from "../../server/score/calendar-year.ts";

test("the year of a moment is the one that the calendar says", () => {
  const moment = fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2150, 0, 1) });
  fc.assert(
    fc.property(moment, (epochMs) => {
      expect(yearOf(epochMs)).toBe(new Date(epochMs).getUTCFullYear());
    }),
  );
});

test("the year turns with the first millisecond of January", () => {
  for (const year of [1900, 1970, 2000, 2024, 2100]) {
    expect([yearOf(Date.UTC(year, 0, 1) - 1), yearOf(Date.UTC(year, 0, 1))]).toEqual([year - 1, year]);
  }
});
