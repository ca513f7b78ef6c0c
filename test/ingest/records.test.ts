import fc from "fast-check";
import { expect, test } from "vitest";
import type { RejectCode } from "../../server/domain/reject.ts";
import { MAX_LINE_BYTES } from "../../server/ingest/byte-classes.ts";
import { RecordScan } from "../../server/ingest/scan-records.ts";

interface Found {
  readonly line: number;
  readonly fields?: readonly string[];
  readonly code?: RejectCode;
}

/** Scans a text of three columns, cut into chunks, and lists what the sink was told with physical lines. */
function scan(
  text: string | Buffer,
  chunkBytes = 1 << 20,
  delimiter = ",",
  quote = '"',
): { readonly found: Found[]; readonly rows: number } {
  const found: Found[] = [];
  let line = 1;
  const bytes = Buffer.from(text as string);
  const scanner = new RecordScan(
    {
      dialect: { delimiter: delimiter.charCodeAt(0), quote: quote.charCodeAt(0) },
      width: 3,
      numericColumns: [],
      isLastUnnamed: false,
      linesAbove: 0,
      header: Buffer.from("a,b,c"),
      isDecoded: false,
      lineEndBytes: 1,
      skipReason: null,
    },
    {
      regular(chunk, from, to) {
        for (const row of chunk.toString("utf8", from, to).split("\n").slice(0, -1)) {
          found.push({ line: line++, fields: naive(row, delimiter, quote) });
        }
      },
      record(fields, lines) {
        found.push({ line, fields: fields.map((field) => field.toString("utf8")) });
        line += lines;
      },
      nothing() {
        line++;
      },
      reject: (at, code) => {
        expect(at).toBe(line);
        found.push({ line: at, code });
      },
      skip: () => undefined,
    },
  );
  for (let i = 0; i < bytes.length; i += chunkBytes)
    scanner.push(Buffer.from(bytes.subarray(i, i + chunkBytes)), false);
  scanner.push(Buffer.alloc(0), true);
  return { found, rows: scanner.rows };
}

/** Fields of a line that is promised to be regular. */
function naive(row: string, delimiter: string, quote: string): string[] {
  const fields: string[] = [];
  for (let i = 0; i <= row.length; ) {
    let end = row[i] === quote ? i + 1 : row.indexOf(delimiter, i);
    if (row[i] === quote) {
      while (row[end] !== quote || row[end + 1] === quote) end += row[end] === quote ? 2 : 1;
      fields.push(row.slice(i + 1, end).replaceAll(quote + quote, quote));
      i = end + 2;
    } else {
      if (end < 0) end = row.length;
      fields.push(row.slice(i, end));
      i = end + 1;
    }
  }
  return fields;
}

const record = (line: number, ...fields: string[]): Found => ({ line, fields });
const reject = (line: number, code: RejectCode): Found => ({ line, code });

test.each<[string, string | Buffer, Found[]]>([
  [
    "a quote never closed at the end of the file",
    'x,y,z\n1,2,"3\n4,5,6\n',
    [record(1, "x", "y", "z"), reject(2, "QUOTE_UNCLOSED"), record(3, "4", "5", "6")],
  ],
  ["a quote never closed on the last line", 'x,y,z\n1,2,"3', [record(1, "x", "y", "z"), reject(2, "QUOTE_UNCLOSED")]],
  [
    "two quotes never closed",
    'a1,b1,"c1\na2,b2,"c2\na3,b3,c3\n',
    [reject(1, "QUOTE_UNCLOSED"), reject(2, "QUOTE_UNCLOSED"), record(3, "a3", "b3", "c3")],
  ],
  [
    "an open quote that an inch sign below would close",
    'a1,b1,"c1\na2,b2,c2\na3,b3,5"\na4,b4,c4\n',
    [
      reject(1, "QUOTE_UNCLOSED"),
      record(2, "a2", "b2", "c2"),
      record(3, "a3", "b3", '5"'),
      record(4, "a4", "b4", "c4"),
    ],
  ],
  [
    "an inch sign that closes on the very next line",
    'a1,b1,"c1\na3,b3,5"\n',
    [reject(1, "QUOTE_UNCLOSED"), record(2, "a3", "b3", '5"')],
  ],
  [
    "an open quote before a properly quoted field",
    'a1,b1,"c1\na2,b2,"c2"\n',
    [reject(1, "QUOTE_UNCLOSED"), record(2, "a2", "b2", "c2")],
  ],
  [
    "an open quote before an empty quoted field",
    'a1,b1,"c1\na2,b2,""\na3,b3,c3\n',
    [reject(1, "QUOTE_UNCLOSED"), record(2, "a2", "b2", ""), record(3, "a3", "b3", "c3")],
  ],
  [
    "an open quote in the first field that one in the first field below would close",
    '"a1,b1,c1\na2",b2,c2\na3,b3,c3\n',
    [reject(1, "QUOTE_UNCLOSED"), record(2, 'a2"', "b2", "c2"), record(3, "a3", "b3", "c3")],
  ],
  [
    "a field over three lines",
    'a1,b1,"one\ntwo\nthree"\na2,b2,c2\n',
    [record(1, "a1", "b1", "one\ntwo\nthree"), record(4, "a2", "b2", "c2")],
  ],
  [
    "a first field over two lines",
    '"one\ntwo",b1,c1\na2,b2,c2\n',
    [record(1, "one\ntwo", "b1", "c1"), record(3, "a2", "b2", "c2")],
  ],
  ["doubled quotes and delimiters in a field", 'a,"b ""x"", y",c\n', [record(1, "a", 'b "x", y', "c")]],
  ["text after a closing quote", 'a,"b"x,c\nd,e,f\n', [reject(1, "QUOTE_UNCLOSED"), record(2, "d", "e", "f")]],
  ["blanks around quotes", 'a, "b, b" ,c\n', [record(1, "a", "b, b", "c")]],
  [
    "too few and too many fields",
    "a,b\na,b,c,d\nx,y,z\n",
    [reject(1, "ROW_WIDTH"), reject(2, "ROW_WIDTH"), record(3, "x", "y", "z")],
  ],
  ["a delimiter at the end of the line", "x,y,z,\n", [record(1, "x", "y", "z")]],
  [
    "blank lines in the middle and at the end",
    "1,2,3\n\n  \n4,5,6\n\n\n",
    [record(1, "1", "2", "3"), record(4, "4", "5", "6")],
  ],
  [
    "three kinds of line ends",
    "1,2,3\r\n4,5,6\r7,8,9\n0,0,0",
    [record(1, "1", "2", "3"), record(2, "4", "5", "6"), record(3, "7", "8", "9"), record(4, "0", "0", "0")],
  ],
  [
    "a header again, with and without byte-order mark",
    "1,2,3\na,b,c\n\uFEFFa,b,c\n4,5,6\n",
    [record(1, "1", "2", "3"), reject(2, "HEADER_REPEATED"), reject(3, "HEADER_REPEATED"), record(4, "4", "5", "6")],
  ],
  ["a byte-order mark inside a line", "1,\uFEFF2,3\n", [record(1, "1", "2", "3")]],
  [
    "bytes that are no UTF-8",
    Buffer.from("caf\xe9,2,3\ncafé,2,3\n", "latin1"),
    [reject(1, "ENCODING"), reject(2, "ENCODING")],
  ],
  ["a NUL", "1,2,3\n4\u0000,5,6\n7,8,9\n", [record(1, "1", "2", "3"), reject(2, "ENCODING"), record(3, "7", "8", "9")]],
  ["the end-of-file mark of old systems", "1,2,3\n\u001a", [record(1, "1", "2", "3")]],
  [
    "that mark in front of a record",
    "1,2,3\n\u001a,5,6\n7,8,9\n",
    [record(1, "1", "2", "3"), reject(2, "ENCODING"), record(3, "7", "8", "9")],
  ],
])("%s", (_, text, want) => {
  expect(scan(text).found).toEqual(want);
  expect(scan(text, 1).found).toEqual(want);
  expect(scan(text, 7).found).toEqual(want);
  expect(scan(text).rows).toBe(want.length);
});

test("a line that is too long is one reject and costs no neighbour", () => {
  const long = "x".repeat(3 * MAX_LINE_BYTES);
  const want = [record(1, "1", "2", "3"), reject(2, "ROW_LENGTH"), record(3, "4", "5", "6")];
  expect(scan(`1,2,3\na,b,${long}\n4,5,6\n`).found).toEqual(want);
  expect(scan(`1,2,3\na,b,${long}\n4,5,6\n`, 100_000).found).toEqual(want);
  expect(scan(`1,2,3\na,b,"${long}"\r\n4,5,6\n`, 100_000).found).toEqual(want);
});

const field = fc.string({
  unit: fc.constantFrom("a", "é", "🎁", "，", ",", '"', "\n", ";", " x", "'", "\t"),
  maxLength: 6,
});
const isWritable = (fields: readonly string[]): boolean =>
  fields.some((text) => text.trim() !== "") && fields.join() !== "a,b,c";

test("any records, quoted in any way that is right, come back equal with their physical lines", () => {
  const quoted = (text: string, isForced: boolean): string =>
    isForced || /[",\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
  // A field that holds a whole record on a line of its own is the price of finding quotes that are never closed.
  const hidesRecord = (text: string): boolean => text.includes("\n") && text.includes(",");
  const records = fc.array(
    fc.tuple(
      fc.tuple(field, field, field).filter((all) => isWritable(all) && !all.some(hidesRecord)),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 40 }), (all, chunkBytes) => {
      let line = 1;
      const want: Found[] = [];
      let text = "";
      for (const [fields, forced] of all) {
        const row = fields.map((value, i) => quoted(value, forced[i] ?? false)).join(",");
        want.push({ line, fields });
        text += `${row}\n`;
        line += row.split("\n").length;
      }
      expect(scan(text, chunkBytes).found).toEqual(want);
    }),
    { numRuns: 1_000, seed: 7 },
  );
});

test("whatever bytes stand in a file, chunks change nothing and every line that is not blank is told once", () => {
  const garbage = fc.array(fc.constantFrom(...[44, 34, 10, 13, 97, 0, 26, 0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xff, 32]), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(garbage, fc.integer({ min: 1, max: 9 }), (bytes, chunkBytes) => {
      const whole = scan(Buffer.from(bytes));
      expect(scan(Buffer.from(bytes), chunkBytes)).toEqual(whole);
      expect(whole.rows).toBe(whole.found.length);
      const lines = whole.found.map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
    }),
    { numRuns: 3_000, seed: 7 },
  );
});
