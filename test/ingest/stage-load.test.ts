import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalOf, exponentOf } from "../../server/domain/currency.ts";
import { amountReader, type NumberPattern } from "../../server/ingest/amount-text.ts";
import { readMapping } from "../../server/ingest/mapping-files.ts";
import type { Sql } from "../../server/ingest/sql-template.ts";
import { stageLoad } from "../../server/ingest/stage-load.ts";
import { StagingDatabase } from "../../server/ingest/staging-database.ts";
import { type TimePattern, timeReader } from "../../server/ingest/time-text.ts";
import { canonicalCsv, counts, fanIn, faults, fileOf, stage, stageText, temporaryFolder } from "./staged.ts";

const PLAIN_NUMBERS: NumberPattern = {
  decimal: ".",
  group: null,
  scientific: false,
  scale: 0,
  isRounded: false,
  inMarks: [],
  outMarks: [],
  brackets: false,
  trailingSign: false,
  symbols: [],
};
const ISO_TIMES: TimePattern = {
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
const ROW = "T1,111,999,100.50,IDR,2026-03-01T01:00:00Z";

test("columns in any order, in capitals and with blanks around are found, unknown ones are named", async () => {
  const staged = await stageText(
    ` Currency ,PAYEE,"BookedAt",amount,Note,payer\nIDR,999,2026-03-01T01:00:00Z,5,x,111\n`,
  );
  expect(staged.transfers).toMatchObject([{ payer: "111", payee: "999", amountMinor: 500n, timePrecision: "second" }]);
  expect(staged.load.ignoredColumns).toEqual(["Note"]);
});

test("signs that mean something to other programs are plain text in ids and remarks", async () => {
  const odd = ["#1", "NULL", "\\N", "a\\", "//x", "=1+1", "1xx2aB", "0x00xx1f", "'q'", "-"];
  const staged = await stageText(
    canonicalCsv(
      odd.map((id, i) => `T${i},${id},999,5,IDR,2026-01-01,${id}`),
      ",remark",
    ),
  );
  expect(staged.rejects.map(({ line }) => line)).toEqual([]);
  expect(staged.transfers.map(({ payer, remark }) => [payer, remark])).toEqual(odd.map((id) => [id, id]));
});

test("numbers with digits blacked out are no accounts", async () => {
  const masked = ["0711***321", "0712xxx678", "XXXX1234", "+62 812-xx-9", "1234 XXXX XXXX 5678"];
  const staged = await stageText(canonicalCsv(masked.map((id, i) => `T${i},${id},999,5,IDR,2026-01-01`)));
  expect(staged.rejects.map(({ code, column }) => `${column} ${code}`)).toEqual(
    masked.map(() => "payer ACCOUNT_MASKED"),
  );
});

test.each([";", "\t", "|"])("the canonical format may use %j as its delimiter", async (delimiter) => {
  const staged = await stageText(canonicalCsv([ROW]).replaceAll(",", delimiter));
  expect(staged.transfers).toMatchObject([{ transferId: "T1", amountMinor: 10_050n }]);
});

test("files are found under any name and in any folder", async () => {
  const folder = join(await temporaryFolder(), "year=2026", "it's [new] *");
  await mkdir(folder, { recursive: true });
  const file = join(folder, "mutasi [1]?.csv");
  await writeFile(file, canonicalCsv([ROW, "T2,1,2,abc,IDR,2026-01-01", '"']));
  const staged = await stage([file], "canonical", { workFolder: folder });
  expect(staged.transfers.map(({ transferId }) => transferId)).toEqual(["T1"]);
  expect(faults(staged)).toEqual(["mutasi [1]?.csv:3 amount AMOUNT_FORMAT", "mutasi [1]?.csv:4 - QUOTE_UNCLOSED"]);
});

test("a mapping may name any delimiter and quote", async () => {
  const staged = await stageText("p~q~a~d\n'1~1'~2~'3'~2026-01-01\n'it''s'~2~3~2026-01-01\n", {
    delimiter: "~",
    quote: "'",
    columns: { payer: "p", payee: "q", amount: "a", date: "d" },
    constants: { currency: "EUR" },
  });
  expect(staged.transfers.map(({ payer }) => payer)).toEqual(["1~1", "it's"]);
});

test("a file without a header goes by position", async () => {
  const staged = await stageText("111,999,5,2026-01-01\n222,999,5,2026-01-01", {
    header: false,
    columns: { payer: 1, payee: 2, amount: 3, date: 4 },
    constants: { currency: "EUR" },
  });
  expect(staged.transfers.map(({ payer, sourceLine }) => [payer, sourceLine])).toEqual([
    ["111", 1],
    ["222", 2],
  ]);
});

test("a file with missing columns is answered with what is missing and what is there", async () => {
  const loading = stageText("payer,payee,sum\n1,2,3\n");
  await expect(loading).rejects.toMatchObject({ code: "HEADER_MISSING", kind: "usage" });
  await expect(loading).rejects.toThrow(
    /Missing: amount, currency, bookedAt\. The nearest line has: payer, payee, sum/,
  );
});

test.each([
  ["no byte", ""],
  ["only a byte-order mark", "\uFEFF"],
  ["only blank lines", "\n\n \n"],
])("a file with %s is refused as empty", async (_, text) => {
  await expect(stageText(text)).rejects.toMatchObject({ code: "FILE_EMPTY" });
});

test("a header without rows is a load of no rows, with a warning", async () => {
  const staged = await stageText(canonicalCsv([]));
  expect(counts(staged)).toEqual({ rowsRead: 0, accepted: 0, rejected: 0, duplicate: 0 });
  expect(staged.load.dataset.period).toBeNull();
  expect(staged.load.dataset.warnings).toEqual([expect.stringMatching(/has a header and no rows/)]);
});

test("a file that is not there is named", async () => {
  await expect(stage(["/nowhere/a.csv"])).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
});

test.each([
  ["a spreadsheet", Buffer.from("PK\u0003\u0004rest of it"), /spreadsheet/],
  ["an HTML table", Buffer.from("<html><table><tr><td>1</td></tr></table>"), /HTML table/],
  ["a PDF", Buffer.from("%PDF-1.7 and more"), /PDF/],
  ["an XML file", Buffer.from('<?xml version="1.0"?><Document/>'), /XML/],
  ["UTF-16 without a mark", Buffer.from(canonicalCsv([ROW]), "utf16le"), /UTF-16 without/],
])("%s is known by its content and refused with what to do", async (_, bytes, message) => {
  const path = await fileOf(bytes, "statement.csv");
  await expect(stage([path])).rejects.toMatchObject({ code: "FILE_FORMAT" });
  await expect(stage([path])).rejects.toThrow(message);
});

test("packed and unpacked, in every encoding, the same text gives the same transfers", async () => {
  const text = canonicalCsv([`${ROW},"caf\u00e9\nb\u00e4r"`, "T2,1,2,x,IDR,2026-01-01,y"], ",remark");
  const plain = await stageText(text);
  expect(plain.transfers).toHaveLength(1);
  const swapped = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  for (const bytes of [
    gzipSync(text),
    `\uFEFF${text}`,
    Buffer.from(`\uFEFF${text}`, "utf16le"),
    swapped,
    gzipSync(swapped),
  ]) {
    const staged = await stageText(bytes);
    expect(staged.transfers).toEqual(plain.transfers);
    expect(faults(staged)).toEqual(["transfers.csv:4 amount AMOUNT_FORMAT"]);
    expect(staged.rejects[0]?.raw).toBe("T2,1,2,x,IDR,2026-01-01,y");
  }
});

test("a damaged gzip file is said to be unreadable", async () => {
  const packed = gzipSync(canonicalCsv(Array.from({ length: 20_000 }, (_, i) => ROW.replace("T1", `T${i * 7_919}`))));
  await expect(stageText(packed.subarray(0, packed.length - 2_000))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
});

test("each wrong field is rejected with its line, its column, its code and the line as it stood", async () => {
  const staged = await stageText(
    canonicalCsv([
      ROW,
      "T2,,999,5,IDR,2026-03-01T01:00:00Z",
      "T3,111, ,5,IDR,2026-03-01T01:00:00Z",
      "T4,111,999,1.005,IDR,2026-03-01T01:00:00Z",
      "T5,111,999,100.0,JPY,2026-03-01T01:00:00Z",
      "T6,111,999,5,XXX,2026-03-01T01:00:00Z",
      "T7,111,999,-5,IDR,2026-03-01T01:00:00Z",
      "T8,111,999,5,IDR,2026-03-01T01:00:00",
      "",
      "T9,111,999,5,IDR,2026-02-30",
      "T10,0711***321,999,5,IDR,2026-02-28",
      "T11,111,999,99999999999999999999,IDR,2026-02-28",
      "T12,111,999",
    ]),
  );
  expect(faults(staged)).toEqual([
    "transfers.csv:3 payer ACCOUNT_EMPTY",
    "transfers.csv:4 payee ACCOUNT_EMPTY",
    "transfers.csv:5 amount AMOUNT_DECIMALS",
    "transfers.csv:6 amount AMOUNT_DECIMALS",
    "transfers.csv:7 currency CURRENCY_UNKNOWN",
    "transfers.csv:8 amount AMOUNT_NEGATIVE",
    "transfers.csv:9 bookedAt DATE_FORMAT",
    "transfers.csv:11 bookedAt DATE_FORMAT",
    "transfers.csv:12 payer ACCOUNT_MASKED",
    "transfers.csv:13 amount AMOUNT_RANGE",
    "transfers.csv:14 - ROW_WIDTH",
  ]);
  expect(staged.rejects[1]?.raw).toBe("T3,111, ,5,IDR,2026-03-01T01:00:00Z");
  expect(counts(staged)).toEqual({ rowsRead: 12, accepted: 1, rejected: 11, duplicate: 0 });
});

test("one id with the same content is a duplicate, with other content a conflict, over three files", async () => {
  const files = await Promise.all(
    [
      ["A,1,9,5,IDR,2026-01-01", "B,1,9,5,IDR,2026-01-02", "A,1,9,5,IDR,2026-01-01"],
      ["B,1,9,6,IDR,2026-01-02", "C,1,9,5,IDR,2026-01-03"],
      ["A,1,9,5.00,IDR,2026-01-01", "B,1,9,5,IDR,2026-01-02", "C,1,8,5,IDR,2026-01-03"],
    ].map((rows, i) => fileOf(canonicalCsv(rows), `${i}.csv`)),
  );
  const staged = await stage(files);
  expect(staged.load.fileCounts.map(({ accepted, duplicate, rejected }) => [accepted, duplicate, rejected])).toEqual([
    [2, 1, 0],
    [1, 0, 1],
    [0, 2, 1],
  ]);
  expect(faults(staged)).toEqual(["1.csv:2 transferId ID_CONFLICT", "2.csv:4 transferId ID_CONFLICT"]);
  expect(staged.transfers.map(({ transferId, amountMinor }) => [transferId, amountMinor])).toEqual([
    ["A", 500n],
    ["B", 500n],
    ["C", 500n],
  ]);
});

test("rows without an id get one from their content and their number in the file, equal on every load", async () => {
  const rows = (n: number): string => `payer,payee,amount,currency,bookedAt\n${"1,9,5,IDR,2026-01-01\n".repeat(n)}`;
  const [two, five, three] = await Promise.all([
    fileOf(rows(2), "a.csv"),
    fileOf(rows(5), "b.csv"),
    fileOf(rows(3), "c.csv"),
  ]);
  const staged = await stage([two, five, three]);
  expect(counts(staged)).toEqual({ rowsRead: 10, accepted: 5, rejected: 0, duplicate: 5 });
  const alone = await stage([five]);
  expect(new Set(alone.transfers.map(({ transferId }) => transferId))).toEqual(
    new Set(staged.transfers.map(({ transferId }) => transferId)),
  );
});

test("an issuer stands before every account number that has none of its own", async () => {
  const text =
    "payer,payee,payerIssuer,amount,currency,bookedAt\n007,999,bankA,5,IDR,2026-01-01\n007,999,,5,IDR,2026-01-01\n";
  const staged = await stageText(text, "canonical", { issuer: "home" });
  expect(staged.transfers.map(({ payer, payee }) => [payer, payee])).toEqual([
    ["bankA:007", "home:999"],
    ["home:007", "home:999"],
  ]);
});

test("above the limit of rejects nothing is left behind but the reasons", async () => {
  const workFolder = await temporaryFolder();
  const text = canonicalCsv([
    ...Array.from({ length: 98 }, (_, i) => ROW.replace("T1", `T${i}`)),
    "X,1,2,abc,IDR,2026-01-01",
    "Y,1",
  ]);
  await expect(stageText(text, "canonical", { workFolder, maxRejectShare: 0.01 })).rejects.toMatchObject({
    code: "TOO_MANY_REJECTS",
    kind: "refused",
    counts: { rowsRead: 100, accepted: 98, rejected: 2 },
    rejects: [
      { line: 100, column: "amount", code: "AMOUNT_FORMAT", raw: "X,1,2,abc,IDR,2026-01-01" },
      { line: 101, column: null, code: "ROW_WIDTH" },
    ],
  });
  expect(readdirSync(workFolder)).toEqual([]);
  expect(counts(await stageText(text, "canonical", { maxRejectShare: 0.02 }))).toMatchObject({ accepted: 98 });
});

test("a load that is asked to stop stops, and leaves nothing", async () => {
  const workFolder = await temporaryFolder();
  const request = {
    files: [await fileOf(canonicalCsv([ROW]))],
    mapping: await readMapping("canonical"),
    datasetId: "d",
    accountsFile: null,
    issuer: null,
    institution: null,
    legalBasis: null,
    loadedAt: "2026-01-01T00:00:00Z",
    loadedBy: "tester",
    workFolder,
    maxRejectShare: 1,
  };
  await expect(stageLoad(request, { signal: { aborted: true } })).rejects.toMatchObject({ code: "LOAD_STOPPED" });
  expect(readdirSync(workFolder)).toEqual([]);
  const load = await stageLoad(request);
  expect(existsSync(load.transfersFile)).toBe(true);
  await load.dispose();
  await load.dispose();
  expect(readdirSync(workFolder)).toEqual([]);
});

test("the file of transfers has the columns that stores expect", async () => {
  const load = await stageLoad({
    files: [await fileOf(canonicalCsv([ROW]))],
    mapping: await readMapping("canonical"),
    datasetId: "d",
    accountsFile: null,
    issuer: null,
    institution: null,
    legalBasis: null,
    loadedAt: "2026-01-01T00:00:00Z",
    loadedBy: "tester",
    workFolder: await temporaryFolder(),
    maxRejectShare: 1,
  });
  const connection = await (await DuckDBInstance.create()).connect();
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${load.transfersFile}'`);
  expect(described.getRows().map(([name, type]) => `${name} ${type}`)).toEqual([
    "transferId VARCHAR",
    "payer VARCHAR",
    "payee VARCHAR",
    "amountMinor BIGINT",
    "currency VARCHAR",
    "bookedAt BIGINT",
    "timePrecision UTINYINT",
    "channel VARCHAR",
    "remark VARCHAR",
    "payerCountry VARCHAR",
    "payeeCountry VARCHAR",
    "sourceFile INTEGER",
    "sourceLine BIGINT",
    "reverses VARCHAR",
  ]);
  connection.closeSync();
  await load.dispose();
});

test("Parquet with canonical columns loads by content, and floating-point ids are refused", async () => {
  const folder = await temporaryFolder();
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT 'T' || i AS "transferId", 9007199254740993 + i AS payer, '0099' AS payee, (i * 0.5)::DECIMAL(18, 2) AS amount,
       'IDR' AS currency, TIMESTAMPTZ '2026-03-01 01:00:00+00' AS "bookedAt" FROM range(4) t(i)) TO '${folder}/named.csv' (FORMAT parquet)`,
  );
  const staged = await stage([`${folder}/named.csv`]);
  expect(staged.transfers.map(({ payer, amountMinor, sourceLine }) => [payer, amountMinor, sourceLine])).toEqual([
    ["9007199254740993", 0n, 1],
    ["9007199254740994", 50n, 2],
    ["9007199254740995", 100n, 3],
    ["9007199254740996", 150n, 4],
  ]);
  expect(staged.transfers[0]?.bookedAt).toBe(Date.UTC(2026, 2, 1, 1));
  await connection.run(
    `COPY (SELECT 1.0::DOUBLE AS payer, '2' AS payee, 3 AS amount, 'IDR' AS currency, '2026-01-01' AS "bookedAt") TO '${folder}/float.parquet' (FORMAT parquet)`,
  );
  await expect(stage([`${folder}/float.parquet`])).rejects.toThrow(/floating-point/);
  connection.closeSync();
});

test("equal content has an equal digest, whatever the files are called and in whatever order they come", async () => {
  const [a, b] = [
    await fileOf(canonicalCsv([ROW]), "a.csv"),
    await fileOf(canonicalCsv([ROW.replace("T1", "T2")]), "b.csv"),
  ];
  const digest = async (files: readonly string[], issuer: string | null = null): Promise<string> =>
    (await stage(files, "canonical", { issuer })).load.dataset.contentDigest;
  expect(await digest([a, b])).toBe(await digest([b, a]));
  expect(await digest([a, await fileOf(readFileSync(b), "other.csv")])).toBe(await digest([a, b]));
  expect(await digest([a])).not.toBe(await digest([a, b]));
  expect(await digest([a], "x")).not.toBe(await digest([a]));
});

test("a reversal takes the nearest earlier payment that no other reversal took", async () => {
  const staged = await stageText(
    canonicalCsv(
      [
        "P1,1,9,5,IDR,2026-01-01T01:00:00Z,pay",
        "P2,1,9,5,IDR,2026-01-01T02:00:00Z,pay",
        "P3,1,9,6,IDR,2026-01-01T02:30:00Z,pay",
        "R1,9,1,5,IDR,2026-01-01T03:00:00Z,RETURN",
        "R2,9,1,5,IDR,2026-01-01T04:00:00Z,RETURN",
        "R3,9,1,5,IDR,2026-01-01T05:00:00Z,RETURN",
        "P4,1,9,5,IDR,2026-01-01T06:00:00Z,pay",
      ],
      ",remark",
    ),
    {
      columns: {
        transferId: "transferId",
        payer: "payer",
        payee: "payee",
        amount: "amount",
        currency: "currency",
        date: "bookedAt",
        reversal: "remark",
      },
      reversal: { pattern: "^RETURN" },
    },
  );
  expect(
    staged.transfers
      .map(({ transferId, reverses }) => [transferId, reverses])
      .filter(([, reverses]) => reverses !== null),
  ).toEqual([
    ["R1", "P2"],
    ["R2", "P1"],
  ]);
});

test("plain texts mean the same in bulk and one by one", async () => {
  const amounts = [
    "0",
    "007",
    "12.3",
    "12.34",
    "12.345",
    "999999999999999",
    "99999999999999999",
    "1234567890123456789",
    "1.",
    "+3",
    "0.00",
  ];
  const times = [
    "2026-03-01T01:02:03Z",
    "2026-03-01 01:02:03.5Z",
    "2026-02-29T00:00:00Z",
    "2026-03-01T24:00:00Z",
    "1969-12-31T23:59:59.999Z",
    "2026-12-31T23:59:59.123456Z",
    "1899-01-01T00:00:00Z",
    "2024-02-29",
    "2026-02-29",
    "2026-03-01T01:02:03+07:00",
    "2026-03-01 23:30:00.25-05:30",
    "2026-03-01T01:02:03+15:00",
    "2026-03-01T01:02:03+0700",
    "2026-03-01T01:02:03",
    "2026-03-01T01:02Z",
  ];
  const rows = amounts.flatMap((amount) =>
    times.flatMap((time) => ["IDR", "JPY", "BHD", "ETH"].map((code) => `${amount},${code},${time}`)),
  );
  const text = `payer,payee,amount,currency,bookedAt\n${rows.map((row) => `1,2,${row}`).join("\n")}`;
  const bulk = await stageText(text);
  const readAmount = amountReader(PLAIN_NUMBERS);
  const readTime = timeReader(ISO_TIMES);
  const utc = await stageText(text, {
    columns: { payer: "payer", payee: "payee", amount: "amount", currency: "currency", date: "bookedAt" },
    date: { zone: "UTC" },
  });
  expect(utc.transfers.length).toBeGreaterThan(bulk.transfers.length);
  const single = rows.flatMap((row) => {
    const [amountText = "", code = "", time = ""] = row.split(",");
    const amount = readAmount(amountText, exponentOf(code) ?? 0);
    const moment = readTime(time, null);
    return amount.ok && typeof moment !== "string" ? [`${amount.minor} ${moment.bookedAt} ${moment.precision}`] : [];
  });
  expect(single.length).toBeGreaterThan(50);
  expect(bulk.transfers.map((row) => `${row.amountMinor} ${row.bookedAt} ${row.timePrecision}`)).toEqual(single);
});

test("any batch of transfers written as CSV comes back equal", async () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "0", "é", "🎁", ",", '"', ";", "-", "=", "'"),
    minLength: 1,
    maxLength: 8,
  });
  const id = text.filter((written) => !/^=".*"$/.test(written));
  const transfer = fc.record({
    payer: id,
    payee: id,
    amountMinor: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    currency: fc.constantFrom("IDR", "JPY", "BHD", "BTC"),
    bookedAt: fc.integer({ min: 0, max: 4_102_444_799 }).map((second) => second * 1_000),
    remark: fc.option(fc.string({ unit: fc.constantFrom("x", "\n", '"', " ", "ü"), minLength: 1, maxLength: 6 }), {
      nil: null,
    }),
    isQuoted: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(transfer, { maxLength: 20 }), async (batch) => {
      const quote = (value: string, isForced: boolean): string =>
        isForced || /[",\n;'=]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
      const rows = batch.map((row, i) =>
        [
          `T${i}`,
          row.payer,
          row.payee,
          decimalOf(row.amountMinor, row.currency),
          row.currency,
          new Date(row.bookedAt).toISOString().replace(".000Z", "Z"),
          row.remark ?? "",
        ]
          .map((value) => quote(value, row.isQuoted))
          .join(","),
      );
      const staged = await stageText(canonicalCsv(rows, ",remark"));
      expect(staged.rejects).toEqual([]);
      expect(
        staged.transfers.map(({ payer, payee, amountMinor, currency, bookedAt, remark }) => ({
          payer,
          payee,
          amountMinor,
          currency,
          bookedAt,
          remark,
        })),
      ).toEqual(batch.map(({ isQuoted: _, ...row }) => row));
    }),
    { numRuns: 25, seed: 7 },
  );
}, 120_000);

test("whatever bytes a file holds below its header, every row is accounted for", async () => {
  const bytes = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...[
          ROW,
          "T2,1,2,3,IDR,2026-01-01",
          '"',
          ",",
          "\n",
          "\r\n",
          "\r",
          "\u0000",
          "\uFEFF",
          "é",
          "T1,1,1,1,IDR,2026-01-01\n",
        ].map((text) => Buffer.from(text)),
      ),
      fc.uint8Array({ maxLength: 5 }).map((part) => Buffer.from(part)),
    ),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (parts) => {
      const staged = await stageText(Buffer.concat([Buffer.from(canonicalCsv([])), ...parts]));
      const { rowsRead, accepted, rejected, duplicate, skipped } = staged.load.dataset;
      expect(accepted + rejected + duplicate + skipped).toBe(rowsRead);
      expect(staged.transfers).toHaveLength(accepted);
      expect(staged.rejects).toHaveLength(rejected);
      expect(staged.rejects.every(({ line, raw }) => line > 1 && !raw.includes("\u0000"))).toBe(true);
    }),
    { numRuns: 40, seed: 7 },
  );
}, 120_000);

test("lines of 100 MB neither stop a load nor reach a store", async () => {
  const long = Buffer.alloc(100 * 1024 * 1024, "x");
  const before = Buffer.from(`${canonicalCsv([`${ROW},ok`], ",remark")}T2,1,2,3,IDR,2026-01-01,"`);
  const after = Buffer.from(`"\nT3,1,2,3,IDR,2026-01-01,ok\n`);
  const staged = await stageText(Buffer.concat([before, long, after]));
  expect(staged.transfers.map(({ transferId, sourceLine }) => [transferId, sourceLine])).toEqual([
    ["T1", 2],
    ["T3", 4],
  ]);
  expect(staged.rejects).toMatchObject([{ line: 3, code: "ROW_LENGTH" }]);
  expect(staged.rejects[0]?.raw).toHaveLength(2_000);
});

test("what would need an extension fails at once instead of fetching it", async () => {
  const database = await StagingDatabase.open(await temporaryFolder(), 256, 1);
  const remote = database.rows("SELECT * FROM read_csv('https://data.invalid/transfers.csv')" as Sql);
  await expect(remote).rejects.toThrow(/httpfs/);
  const settings = await database.rows(
    "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%_known_extensions'" as Sql,
  );
  expect(settings.map(({ name, value }) => `${name} ${value}`).sort()).toEqual([
    "autoinstall_known_extensions false",
    "autoload_known_extensions false",
  ]);
  database.close();
});

test.each(["\n", "\r\n"])(
  "blank lines and lines without a record keep the line numbers of files that end lines with %j",
  async (newLine) => {
    for (const tail of ["", newLine, newLine + newLine + newLine, `  ${newLine}`, `${newLine}\u001a`]) {
      const lines = [canonicalCsv([]).trim(), ROW, "", "T2,1,2", ROW.replace("T1", "T3"), '"', ROW.replace("T1", "T4")];
      const staged = await stageText(lines.join(newLine) + tail);
      expect(staged.transfers.map(({ transferId, sourceLine }) => `${transferId} ${sourceLine}`)).toEqual([
        "T1 2",
        "T3 5",
        "T4 7",
      ]);
      const regular = await stageText([lines[0], ROW, ROW.replace("T1", "T3")].join(newLine) + tail);
      expect(regular.transfers.map(({ transferId, sourceLine }) => `${transferId} ${sourceLine}`)).toEqual([
        "T1 2",
        "T3 3",
      ]);
    }
  },
);

test("fan-in of the planted example is what the file says", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `P${i},${1_000 + (i % 25)},77,${i + 1},IDR,2026-01-01`);
  expect(fanIn(await stageText(canonicalCsv(rows)))).toEqual({ "77": 25 });
});
