import { expect, test } from "vitest";
import { canonicalCsv, faults, stageText } from "./staged.ts";

test("a clock time without a zone is rejected with the reason and the ways out", async () => {
  const text = canonicalCsv(["T1,111,999,5,IDR,2026-01-01 10:00:00", "T2,111,999,5,IDR,2026-02-31"]);
  const staged = await stageText(text);
  expect(faults(staged)).toEqual(["transfers.csv:2 bookedAt DATE_FORMAT", "transfers.csv:3 bookedAt DATE_FORMAT"]);
  const reason =
    /: 1 row has a time without a zone in column bookedAt \(such as 2026-01-01 10:00:00\)\. .*\+07:00.*"zone"/;
  expect(staged.load.dataset.warnings).toEqual([expect.stringMatching(reason)]);
  await expect(stageText(text, "canonical", { maxRejectShare: 0.01 })).rejects.toThrow(reason);
});

test("bytes in another encoding are answered with the encoding to try", async () => {
  const text = Buffer.from(canonicalCsv(["T1,111,999,5,IDR,2026-01-01,caf\u00e9"], ",remark"), "latin1");
  await expect(stageText(text, "canonical", { maxRejectShare: 0.01 })).rejects.toThrow(/"encoding": "windows-1252"/);
});

test.each([
  ["03.04.26", /\{"formats": \["dd\.MM\.yy"\]\} for day first or \{"formats": \["MM\.dd\.yy"\]\} for month first/],
  ["3/4/2026", /\["d\/M\/yyyy"\].*\["M\/d\/yyyy"\]/],
  ["13-04-2026", /"date": \{"formats": \["dd-MM-yyyy"\]\} as the institution states/],
  ["04-13-2026", /"date": \{"formats": \["MM-dd-yyyy"\]\} as the institution states/],
  ["03/04/2026 10:15", /\["dd\/MM\/yyyy HH:mm"\], "zone": "Asia\/Jakarta"\}/],
  ["03/04/2026 9:15:30 PM", /\["dd\/MM\/yyyy h:mm:ss a"\], "zone"/],
])("dates such as %s are refused with the formats that fit them", async (date, message) => {
  await expect(stageText(canonicalCsv([`T1,111,999,5,IDR,${date}`]))).rejects.toThrow(message);
});
