import fc from "fast-check";
import { expect, test } from "vitest";
import { amountReader, type NumberPattern, type ParsedAmount } from "../../server/ingest/amount-text.ts";

const PLAIN: NumberPattern = {
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
const read = (text: string, pattern: Partial<NumberPattern> = {}, exponent = 2): string => {
  const amount: ParsedAmount = amountReader({ ...PLAIN, ...pattern })(text, exponent);
  return amount.ok ? `${amount.sign} ${amount.minor}${amount.isRounded ? " rounded" : ""}` : amount.code;
};

test.each([
  ["0", "none 0"],
  ["1234.5", "none 123450"],
  ["0001", "none 100"],
  ["+10.00", "plus 1000"],
  ["-0.01", "minus 1"],
  [" 7 ", "none 700"],
  ["92233720368547758.07", "none 9223372036854775807"],
  ["92233720368547758.08", "AMOUNT_RANGE"],
  ["1".repeat(500), "AMOUNT_RANGE"],
  ["1.005", "AMOUNT_DECIMALS"],
  ["1.000", "AMOUNT_DECIMALS"],
  ["--5", "AMOUNT_FORMAT"],
  ["+-5", "AMOUNT_FORMAT"],
  ["5-", "AMOUNT_FORMAT"],
  ["(5)", "AMOUNT_FORMAT"],
  ["1e6", "AMOUNT_FORMAT"],
  ["1,5", "AMOUNT_FORMAT"],
  ["1 000", "AMOUNT_FORMAT"],
  [".5", "AMOUNT_FORMAT"],
  ["5.", "AMOUNT_FORMAT"],
  ["1_000", "AMOUNT_FORMAT"],
  ["٣", "AMOUNT_FORMAT"],
  ["１２", "AMOUNT_FORMAT"],
  ["0x10", "AMOUNT_FORMAT"],
  ["NaN", "AMOUNT_FORMAT"],
  ["", "AMOUNT_FORMAT"],
])("a plain amount %j is %s", (text, want) => expect(read(text)).toBe(want));

test.each([
  ["1.234.567,89", "none 123456789"],
  ["1234567,89", "none 123456789"],
  ["1.23.456", "AMOUNT_FORMAT"],
  ["1.2345", "AMOUNT_FORMAT"],
  ["1.234.56", "AMOUNT_FORMAT"],
  ["1,234.56", "AMOUNT_FORMAT"],
  ["0.123", "none 12300"],
  ["-5.000,00", "minus 500000"],
])("with dots between groups and a decimal comma %j is %s", (text, want) =>
  expect(read(text, { decimal: ",", group: "." })).toBe(want),
);

test.each([
  ["150,000.00 CR", "in 15000000"],
  ["1,250,000.00CR", "in 125000000"],
  ["45,000.00 db", "out 4500000"],
  ["30,000.00 D", "out 3000000"],
  ["CR 5.00", "in 500"],
  ["(20,000.00)", "minus 2000000"],
  ["75,000.00-", "minus 7500000"],
  ["-5 DB", "out 500"],
  ["-5 CR", "AMOUNT_FORMAT"],
  ["(5)-", "AMOUNT_FORMAT"],
  ["5,000.00 XX", "AMOUNT_FORMAT"],
  ["Rp 1,000", "none 100000"],
  ["-Rp 1,000", "minus 100000"],
  ["Rp -1,000", "minus 100000"],
])("with marks, brackets and symbols %j is %s", (text, want) => {
  const marks = { inMarks: ["cr", "k"], outMarks: ["db", "dr", "d"], symbols: ["rp"] };
  expect(read(text, { ...marks, group: ",", brackets: true, trailingSign: true })).toBe(want);
});

test.each([
  ["2.5e3", "none 250000"],
  ["1E+2", "none 10000"],
  ["125e-2", "none 125"],
  ["1e-3", "AMOUNT_DECIMALS"],
  ["1e400", "AMOUNT_RANGE"],
  ["0e999", "none 0"],
])("where scientific notation is read %j is %s", (text, want) => expect(read(text, { scientific: true })).toBe(want));

test.each([
  ["0.005", "none 0 rounded"],
  ["0.015", "none 2 rounded"],
  ["0.0251", "none 3 rounded"],
  ["2.675", "none 268 rounded"],
  ["544595.7886430753", "none 54459579 rounded"],
  ["1.500", "none 150"],
])("half goes to even where the mapping rounds: %j is %s", (text, want) =>
  expect(read(text, { isRounded: true })).toBe(want),
);

test.each(["1'234,50", "1\u2019234,50"])("the apostrophe between groups may be straight or curved: %s", (text) =>
  expect(read(text, { decimal: ",", group: "'" })).toBe("none 123450"),
);

test("currencies decide how many decimals an amount may have", () => {
  expect(read("100", {}, 0)).toBe("none 100");
  expect(read("100.0", {}, 0)).toBe("AMOUNT_DECIMALS");
  expect(read("1.234", {}, 3)).toBe("none 1234");
});

test("any amount of a currency reads back to its minor units, with and without groups", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
      fc.integer({ min: 0, max: 9 }),
      fc.boolean(),
      (minor, exponent, isGrouped) => {
        const digits = minor.toString().padStart(exponent + 1, "0");
        const whole = exponent === 0 ? digits : digits.slice(0, -exponent);
        const shown = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, "'") : whole;
        const text = exponent === 0 ? shown : `${shown},${digits.slice(-exponent)}`;
        expect(read(text, { decimal: ",", group: "'" }, exponent)).toBe(`none ${minor}`);
      },
    ),
    { seed: 7 },
  );
});
