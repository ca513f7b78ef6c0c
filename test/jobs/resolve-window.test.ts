import { describe, expect, test } from "vitest";
import { resolveWindow } from "../../server/jobs/resolve-window.ts";

const PERIOD = { from: Date.UTC(2024, 0, 1, 8), to: Date.UTC(2024, 5, 30, 20) };
const resolve = (asked: { from?: string; to?: string; last?: string }) => {
  const { from, to } = resolveWindow({ from: null, to: null, last: null, ...asked }, PERIOD);
  return [new Date(from).toISOString(), new Date(to).toISOString()];
};

describe("a window", () => {
  test("is all data when nothing is asked", () => {
    expect(resolve({})).toEqual(["2024-01-01T08:00:00.000Z", "2024-06-30T20:00:00.000Z"]);
  });

  test("of two dates starts with the first day and ends before the second", () => {
    expect(resolve({ from: "2024-03-01", to: "2024-04-01" })).toEqual([
      "2024-03-01T00:00:00.000Z",
      "2024-04-01T00:00:00.000Z",
    ]);
  });

  test("takes times, and zones", () => {
    expect(resolve({ from: "2024-03-01T10:30", to: "2024-04-01T07:00+07:00" })).toEqual([
      "2024-03-01T10:30:00.000Z",
      "2024-04-01T00:00:00.000Z",
    ]);
  });

  test("of a length ends with the data, or with --to", () => {
    expect(resolve({ last: "2w" })[0]).toBe("2024-06-16T20:00:00.000Z");
    expect(resolve({ last: "36h", to: "2024-03-03" })).toEqual([
      "2024-03-01T12:00:00.000Z",
      "2024-03-03T00:00:00.000Z",
    ]);
  });

  test.each([
    [{ from: "2024-02-30" }, "--from 2024-02-30"],
    [{ to: "31/03/2024" }, "--to 31/03/2024"],
    [{ from: "2024-03-01T25:00" }, "--from"],
    [{ last: "90" }, "--last 90"],
    [{ last: "0d" }, "--last 0d"],
    [{ last: "90d", from: "2024-03-01" }, "--last and --from"],
    [{ from: "2024-03-01", to: "2024-03-01" }, "is empty"],
    [{ from: "2025-01-01" }, "The window of 2025-01-01 up to, not including, 2024-06-30T20:00Z is empty"],
  ])("%j is refused", (asked, part) => {
    expect(() => resolve(asked)).toThrow(expect.objectContaining({ code: "OPTION_INVALID", kind: "usage" }));
    expect(() => resolve(asked)).toThrow(part);
  });
});
