import { expect, test } from "vitest";
import { canonicalCsv, faults, stage, stageText, temporaryFolder } from "./staged.ts";

const TEXT = canonicalCsv(["T1,111,999,5,IDR,2026-01-01"]);

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

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(text.length * 4);
  for (let i = 0; i < text.length; i++) bytes.writeUInt32LE(text.charCodeAt(i), 4 * i);
  return bytes;
}

test.each([
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /is a picture/],
  ["a list in JSON", Buffer.from('[{"payer": 1}]'), /is JSON: convert it to CSV/],
  ["lines of JSON", Buffer.from('{"payer": 1}\n{"payer": 2}\n'), /is JSON/],
  ["UTF-32 with a byte-order mark", utf32(`\uFEFF${TEXT}`), /is text in UTF-32: save the file as UTF-8/],
  ["UTF-32 without one", utf32(TEXT), /is text in UTF-32/],
  ["a program", Buffer.from("7f454c4602010100000000", "hex"), /is no text but binary data/],
  ["NULs", Buffer.alloc(400), /is no text but binary data/],
])("%s is refused by what it is", async (_, bytes, message) => {
  await expect(stageText(bytes)).rejects.toMatchObject({ code: "FILE_FORMAT", kind: "usage" });
  await expect(stageText(bytes)).rejects.toThrow(message);
});

test("a folder is said to be one", async () => {
  await expect(stage([await temporaryFolder()])).rejects.toThrow(/is a folder: name the files in it/);
});

test("a damaged Parquet file is refused without a statement in the message", async () => {
  const loading = stageText(`PAR1${"junk".repeat(50)}`);
  await expect(loading).rejects.toThrow(
    /is a Parquet file that could not be read \(.*magic bytes.*\)\. Write it again/,
  );
  await expect(loading).rejects.not.toThrow(/SELECT|LINE/);
});
