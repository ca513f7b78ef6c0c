import { expect, test } from "vitest";
import { type TimePattern, timeReader } from "../../server/ingest/time-text.ts";

const ISO: TimePattern = {
  formats: ["iso"],
  timeFormats: [],
  padTime: null,
  months: ["en"],
  pivotYear: 50,
  year: null,
  zone: null,
  epoch: null,
  step: null,
};
const read = (date: string, pattern: Partial<TimePattern> = {}, time: string | null = null): string | null => {
  const moment = timeReader({ ...ISO, ...pattern })(date, time);
  return typeof moment === "string" ? null : `${new Date(moment.bookedAt).toISOString()} ${moment.precision}`;
};

test.each([
  ["2026-03-02T01:02:03Z", "2026-03-02T01:02:03.000Z second"],
  ["2026-03-02 01:02:03.5Z", "2026-03-02T01:02:03.500Z ms"],
  ["2026-03-02T01:02:03.123456789Z", "2026-03-02T01:02:03.123Z ms"],
  ["2026-03-02T01:02Z", "2026-03-02T01:02:00.000Z minute"],
  ["2026-03-02T00:30:00+07:00", "2026-03-01T17:30:00.000Z second"],
  ["2026-03-02T00:30:00-0530", "2026-03-02T06:00:00.000Z second"],
  ["2026-03-02 00:30:00+00", "2026-03-02T00:30:00.000Z second"],
  ["2026-03-02", "2026-03-02T00:00:00.000Z day"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z day"],
  ["2026-02-29", null],
  ["2100-02-29", null],
  ["2026-13-01", null],
  ["2026-00-10", null],
  ["0026-03-02", null],
  ["2026-03-02T24:00:00Z", null],
  ["2026-03-02T23:60:00Z", null],
  ["2026-03-02T23:59:60Z", null],
  ["2026-03-02T01:02:03", null],
  ["2026-3-2", null],
  ["02/03/2026", null],
  ["20260302", null],
  ["", null],
])("ISO 8601 %j is %s", (text, want) => expect(read(text)).toBe(want));

test.each([
  ["dd/MM/yyyy", "31/12/2025", "2025-12-31T00:00:00.000Z day"],
  ["dd/MM/yyyy", "12/13/2025", null],
  ["dd/MM/yyyy", "1/2/2026", null],
  ["d/M/yyyy", "1/2/2026", "2026-02-01T00:00:00.000Z day"],
  ["dd.MM.yyyy", "03.06.2026", "2026-06-03T00:00:00.000Z day"],
  ["dd.MM.yyyy", "03-06-2026", null],
  ["dd/MM/yy", "26/06/26", "2026-06-26T00:00:00.000Z day"],
  ["dd/MM/yy", "01/01/99", "1999-01-01T00:00:00.000Z day"],
  ["dd/MM/yy", "01/01/49", "2049-01-01T00:00:00.000Z day"],
  ["dd/MM/yy", "01/01/50", "1950-01-01T00:00:00.000Z day"],
  ["dd/MM/yy", "01/01/2026", null],
  ["MM/dd/yyyy hh:mm a", "03/02/2026 12:05 AM", "2026-03-02T00:05:00.000Z minute"],
  ["MM/dd/yyyy hh:mm a", "03/02/2026 12:05 pm", "2026-03-02T12:05:00.000Z minute"],
  ["MM/dd/yyyy hh:mm a", "03/02/2026 13:05 PM", null],
  ["yyyyMMddHHmmss", "20260302235958", "2026-03-02T23:59:58.000Z second"],
  ["d MMM yyyy", "2 Mar 2026", "2026-03-02T00:00:00.000Z day"],
  ["d MMM yyyy", "2 Mei 2026", null],
  ["d MMM yyyy", "3 Dec. 2026", "2026-12-03T00:00:00.000Z day"],
  ["dd.MMM.yyyy", "03.Dec.2026", "2026-12-03T00:00:00.000Z day"],
  ["dd-MMM-yyyy", "3-AUG-2026", "2026-08-03T00:00:00.000Z day"],
  ["dd-MMM-yy", "02-SEP-26", "2026-09-02T00:00:00.000Z day"],
])("format %s reads %j as %s", (format, text, want) =>
  expect(read(text, { formats: [format], zone: "UTC" })).toBe(want),
);

test("Indonesian month names are read long and short, in any case", () => {
  for (const [text, month] of [
    ["12 Mei 2026", "05"],
    ["12 AGUSTUS 2026", "08"],
    ["12 agu 2026", "08"],
    ["12 Nopember 2026", "11"],
    ["12 Des 2026", "12"],
    ["12 Des. 2026", "12"],
  ]) {
    expect(read(text as string, { formats: ["d MMM yyyy"], months: ["id"] })).toBe(
      `2026-${month}-12T00:00:00.000Z day`,
    );
  }
});

test("dates without a year take the mapping's", () => {
  expect(read("29/02", { formats: ["dd/MM"], year: 2024 })).toBe("2024-02-29T00:00:00.000Z day");
  expect(read("29/02", { formats: ["dd/MM"], year: 2026 })).toBe(null);
  expect(read("01/02", { formats: ["dd/MM"] })).toBe(null);
});

test.each([
  ["Asia/Jakarta", "2026-03-31 23:59:59", "2026-03-31T16:59:59.000Z second"],
  ["Asia/Kathmandu", "2026-03-31 00:00:00", "2026-03-30T18:15:00.000Z second"],
  ["Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T00:59:59.000Z second"],
  ["Europe/Berlin", "2026-03-29 02:30:00", null],
  ["Europe/Berlin", "2026-03-29 03:00:00", "2026-03-29T01:00:00.000Z second"],
  ["Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T00:30:00.000Z second"],
  ["Europe/Berlin", "2026-10-25 03:00:00", "2026-10-25T02:00:00.000Z second"],
  ["America/New_York", "2026-03-08 02:00:00", null],
  ["Australia/Lord_Howe", "2026-10-04 02:15:00", null],
  ["Pacific/Apia", "2011-12-30 12:00:00", null],
])("in %s the clock time %s is %s", (zone, text, want) => expect(read(text, { zone })).toBe(want));

test("a separate time of plain digits is padded, and an impossible one is none", () => {
  const clock = { formats: ["yyyy-MM-dd"], timeFormats: ["HHmmss"], padTime: 6, zone: "UTC" };
  expect(read("2026-04-01", clock, "4207")).toBe("2026-04-01T00:42:07.000Z second");
  expect(read("2026-04-01", clock, "0")).toBe("2026-04-01T00:00:00.000Z second");
  expect(read("2026-04-01", clock, "241500")).toBe(null);
  expect(read("2026-04-01", clock, "96100")).toBe(null);
  expect(read("2026-04-01", clock, "1234567")).toBe(null);
  expect(read("2026-04-01", clock, "")).toBe(null);
});

test("epochs and steps are whole numbers counted from their base", () => {
  expect(read("1600000000", { epoch: "seconds" })).toBe("2020-09-13T12:26:40.000Z second");
  expect(read("1600000000123", { epoch: "milliseconds" })).toBe("2020-09-13T12:26:40.123Z ms");
  expect(read("1.6e9", { epoch: "seconds" })).toBe(null);
  expect(read("-1", { epoch: "seconds" })).toBe(null);
  const base = Date.UTC(2022, 0, 1);
  expect(read("3", { step: { base, unit: "day" } })).toBe("2022-01-04T00:00:00.000Z day");
  expect(read("3", { step: { base, unit: "hour" } })).toBe("2022-01-01T03:00:00.000Z minute");
});

test("what is no time says which part is wrong", () => {
  const fault = (date: string, time: string | null, pattern: Partial<TimePattern>): unknown =>
    timeReader({ ...ISO, ...pattern })(date, time);
  const split = { formats: ["yyyy-MM-dd"], timeFormats: ["HH:mm"], zone: "Europe/Berlin" };
  expect(fault("2026-01-01 10:00:00", null, {})).toBe("zone");
  expect(fault("2026-02-31 10:00:00", null, {})).toBe("date");
  expect(fault("2026-02-31", "10:00", split)).toBe("date");
  expect(fault("2026-01-01", "25:00", split)).toBe("time");
  expect(fault("2026-01-01", "soon", split)).toBe("time");
  expect(fault("2026-03-29", "02:30", split)).toBe("time");
});
