import { expect, test } from "vitest";
import { windowText } from "../../server/jobs/window-text.ts";

test.each([
  // A window of all data: last bookedAt plus one millisecond.
  ["2022-04-09", "2024-04-09T00:00:00.001Z", "2022-04-09 to 2024-04-09"],
  ["2024-03-01T10:00Z", "2024-03-21T10:00:00.001Z", "2024-03-01T10:00Z to 2024-03-21T10:00Z"],
  ["2024-03-01T10:00:07Z", "2024-03-21T10:00:09.124Z", "2024-03-01T10:00:07Z to 2024-03-21T10:00:09.123Z"],
  // A window that somebody asked for.
  ["2024-03-01", "2024-04-01", "2024-03-01 up to, not including, 2024-04-01"],
])("a window from %s to before %s reads %s", (from, to, text) => {
  expect(windowText({ from: Date.parse(from), to: Date.parse(to) })).toBe(text);
});
