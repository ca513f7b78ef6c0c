import fc from "fast-check";
import { expect, test } from "vitest";
import { brushed, grainOf, lastDays, nudged, placeOf } from "../../client/filters/brush.ts";
import { hasInflow, litParts } from "../../client/hubs/lit-parts.ts";

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00Z`);
const quarter = { from: at("2024-01-01") + 5 * 3_600_000, to: at("2024-04-01") };

test("a brush covers whole days, in whichever direction it was drawn", () => {
  const span = brushed(quarter, placeOf(quarter, at("2024-02-10") + 1000), placeOf(quarter, at("2024-02-12") + 1000));
  expect(span).toEqual({ from: at("2024-02-10"), to: at("2024-02-13") });
  expect(brushed(quarter, 0.7, 0.3)).toEqual(brushed(quarter, 0.3, 0.7));
});

test("a brush over everything is no filter", () => {
  expect(brushed(quarter, -0.2, 1.4)).toBeNull();
  expect(brushed(quarter, 0, 1)).toBeNull();
});

test("any brush is at least one grain, inside the whole, unless it meets the whole's own end", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 2, noNaN: true }),
      fc.double({ min: -1, max: 2, noNaN: true }),
      (start, end) => {
        const span = brushed(quarter, start, end) ?? quarter;
        expect(span.from).toBeGreaterThanOrEqual(quarter.from);
        expect(span.to).toBeLessThanOrEqual(quarter.to);
        expect(span.to).toBeGreaterThanOrEqual(span.from);
      },
    ),
  );
});

test("three days and less are brushed by the hour", () => {
  expect(grainOf({ from: 0, to: 3 * DAY })).toBe(DAY / 24);
  expect(grainOf({ from: 0, to: 4 * DAY })).toBe(DAY);
});

test("a handle moves by whole days and never past the other one or the whole", () => {
  const span = { from: at("2024-02-10"), to: at("2024-02-12") };
  expect(nudged(quarter, span, "from", 1)).toEqual({ from: at("2024-02-11"), to: span.to });
  expect(nudged(quarter, span, "from", 9)).toEqual({ from: at("2024-02-11"), to: span.to });
  expect(nudged(quarter, span, "to", 900)).toEqual({ from: span.from, to: quarter.to });
  expect(nudged(quarter, quarter, "to", 1)).toBeNull();
});

test("the last 30 days of a window that has fewer are the window", () => {
  expect(lastDays(quarter, 30)).toEqual({ from: quarter.to - 30 * DAY, to: quarter.to });
  expect(lastDays({ from: 0, to: 20 * DAY }, 30)).toBeNull();
});

test("a hub is lit by the twelfths of its run's window that the chosen days touch", () => {
  const run = { from: "2024-01-01T00:00:00Z", to: "2024-12-26T00:00:00Z" };
  expect(litParts(run, "2024-01-31T00:00:00Z", "2024-03-01T00:00:00Z")).toEqual([1, 1]);
  expect(litParts(run, "2024-01-30T00:00:00Z", "2024-03-02T00:00:00Z")).toEqual([0, 2]);
  expect(hasInflow([0, 0, 4, 0], [0, 1])).toBe(false);
  expect(hasInflow([0, 0, 4, 0], [1, 2])).toBe(true);
});
