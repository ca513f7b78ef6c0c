import fc from "fast-check";
import { expect, test } from "vitest";
import { linkReports, REPORT_TOLERANCE_MS, type ReportCandidate } from "../../server/domain/link-reports.ts";
import { DAY_MS } from "../../server/domain/window.ts";

const NOON = Date.UTC(2026, 0, 1, 12);

function report(datasetId: string, transferId: string, afterNoon: number, literal: Partial<ReportCandidate> = {}) {
  return { datasetId, transferId, bookedAt: NOON + afterNoon, timePrecision: "second", ...literal } as ReportCandidate;
}

function spelt(firsts: readonly ReportCandidate[], seconds: readonly ReportCandidate[]): readonly string[] {
  return linkReports(firsts, seconds).map(
    ({ first, second, gapMs }) => `${first.transferId}=${second.transferId} ${gapMs}`,
  );
}

test("nothing to pair gives no pairs", () => {
  expect(spelt([], [])).toEqual([]);
  expect(spelt([report("a", "1", 0)], [])).toEqual([]);
});

test("the nearest pair is decided first, and nobody is paired twice", () => {
  const firsts = [report("a", "1", 0), report("a", "2", 1_000)];
  const seconds = [report("b", "x", 900), report("b", "y", 600), report("b", "z", 700)];
  expect(spelt(firsts, seconds)).toEqual(["2=x -100", "1=y 600"]);
});

test("equally near reports pair by equal transferId, then by first, then by second ref", () => {
  const firsts = [report("a", "2", 0), report("a", "1", 0), report("a", "9", 0)];
  const seconds = [report("b", "9", 0), report("b", "x", 0), report("b", "w", 0)];
  expect(spelt(firsts, seconds)).toEqual(["9=9 0", "1=w 0", "2=x 0"]);
});

test("two minutes are within the tolerance, a millisecond more is not", () => {
  const second = (gap: number) => [report("b", "x", gap)];
  expect(spelt([report("a", "1", 0)], second(REPORT_TOLERANCE_MS))).toHaveLength(1);
  expect(spelt([report("a", "1", 0)], second(-REPORT_TOLERANCE_MS))).toHaveLength(1);
  expect(spelt([report("a", "1", 0)], second(REPORT_TOLERANCE_MS + 1))).toHaveLength(0);
});

test("a report that knows only the day pairs within the day and its neighbours, whatever the hour", () => {
  const day = (days: number) => [report("b", "d", days * DAY_MS - DAY_MS / 2, { timePrecision: "day" })];
  const late = [report("a", "1", DAY_MS / 2 - 1)];
  expect([-1, 0, 1].map((days) => spelt(late, day(days)).length)).toEqual([1, 1, 1]);
  expect([-2, 2].map((days) => spelt(late, day(days)).length)).toEqual([0, 0]);
});

test("the order of the input does not change the pairs", () => {
  const reports = (datasetId: string) =>
    fc.uniqueArray(
      fc.record({
        datasetId: fc.constant(datasetId),
        transferId: fc.constantFrom(..."abcdefgh"),
        bookedAt: fc.integer({ min: 0, max: 6 }).map((minutes) => NOON + minutes * 30_000),
        timePrecision: fc.constantFrom("day", "minute", "second", "ms"),
      }),
      { selector: (row) => row.transferId, maxLength: 8 },
    ) as fc.Arbitrary<ReportCandidate[]>;
  fc.assert(
    fc.property(reports("a"), reports("b"), (firsts, seconds) => {
      const pairs = spelt(firsts, seconds);
      expect(spelt(firsts.toReversed(), seconds.toReversed())).toEqual(pairs);
      expect(new Set(pairs.map((pair) => pair.split("=")[0])).size).toBe(pairs.length);
    }),
  );
});

test("an overlap of many equal reports pairs each with itself in good time", () => {
  const many = (datasetId: string) => Array.from({ length: 20_000 }, (_, i) => report(datasetId, `${i}`, 0));
  const pairs = linkReports(many("a"), many("b").reverse());
  expect(pairs).toHaveLength(20_000);
  expect(pairs.filter(({ first, second }) => first.transferId !== second.transferId)).toEqual([]);
});
