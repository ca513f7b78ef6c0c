import { z } from "zod";
import { isZone } from "./local-time.ts";
import { MONTH_LANGUAGES } from "./month-names.ts";
import { STEP_UNITS } from "./time-text.ts";

/** What a column of a file can be. */
export const ROLES = [
  "transferId",
  "payer",
  "payee",
  "payerIssuer",
  "payeeIssuer",
  "own",
  "counterparty",
  "counterpartyIssuer",
  "amount",
  "debit",
  "credit",
  "currency",
  "date",
  "time",
  "direction",
  "status",
  "swap",
  "reversal",
  "balance",
  "channel",
  "remark",
  "payerCountry",
  "payeeCountry",
] as const;
export type Role = (typeof ROLES)[number];

const columnRef = z.union([
  z
    .string()
    .min(1)
    .describe("The column's name in the header; upper and lower case and spaces around it do not count."),
  z.int().min(1).describe("The column's position, 1 for the first: for files without a header, and for equal names."),
]);

const pattern = z
  .string()
  .min(1)
  .refine(isPattern, "is not a regular expression; write \\\\. for a dot, and see the examples in datasets/mappings");

const oneSign = z.string().regex(/^[\t -~]$/, 'must be one character of ASCII, such as ";" or "\\t"');

const words = z.array(z.string().min(1)).min(1);

const numberRules = z.strictObject({
  decimal: z.enum([".", ","]).default("."),
  group: z.enum([".", ",", " ", "'"]).nullable().default(null).describe("Sign between groups of three digits."),
  scientific: z.boolean().default(false).describe("Read 1.5e6 as 1500000."),
  scale: z.int().min(0).max(30).default(0).describe("The number counts units of 10^-scale: 18 for wei."),
  round: z
    .enum(["reject", "half-even"])
    .default("reject")
    .describe("What to do with more decimals than the currency has."),
  negative: z
    .enum(["reject", "swap", "reversal", "ignore"])
    .default("reject")
    .describe(
      "swap: payee pays payer. reversal: the same, and it takes back an earlier transfer. ignore: the sign says nothing.",
    ),
  brackets: z.boolean().default(false).describe("(5.00) is minus five."),
  trailingSign: z.boolean().default(false).describe("5.00- is minus five."),
  symbols: z.array(z.string().min(1)).default([]).describe("Currency words beside the number, to be taken off."),
});

const dateRules = z.strictObject({
  formats: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("iso, or tokens yyyy yy MMMM MMM MM M dd d HH H hh h a mm ss SSS XXX. Without it only ISO 8601 is read."),
  timeFormats: z.array(z.string().min(1)).min(1).optional().describe("Formats of the time column."),
  padTime: z
    .int()
    .min(1)
    .max(9)
    .optional()
    .describe("Pad a time of plain digits with zeros on the left to this length."),
  months: z.array(z.enum(MONTH_LANGUAGES)).min(1).default(["en"]).describe("Languages of month names."),
  pivotYear: z
    .int()
    .min(0)
    .max(100)
    .default(50)
    .describe("Two-digit years below it are 20yy, the others 19yy: without this key 49 is 2049, and 50 is 1950."),
  year: z.int().min(1900).max(2199).optional().describe("The year of dates that have none."),
  zone: z.string().refine(isZone, "is not an IANA time zone such as Asia/Jakarta").optional(),
  epoch: z.enum(["seconds", "milliseconds"]).optional(),
  step: z
    .strictObject({ base: z.iso.datetime("must be a time such as 2026-01-01T00:00:00Z"), unit: z.enum(STEP_UNITS) })
    .optional()
    .describe("The column counts steps from a base time."),
});

const ownRules = z.union([
  z.strictObject({ constant: z.string().min(1) }),
  z.strictObject({ fileName: pattern }).describe("The first group is the account."),
  z
    .strictObject({ heading: pattern })
    .describe("Matched against each line above the header; the first group is the account."),
  z.strictObject({ column: z.literal(true) }).describe("The column `own` holds it."),
]);

const skipRules = z.strictObject({
  top: z.int().min(0).optional().describe("Lines before the header; without it the header is found by its names."),
  end: z
    .union([z.int().min(1), z.strictObject({ from: pattern })])
    .optional()
    .describe("Lines at the end, or the line from which on all is left out."),
  lines: pattern.optional().describe("Lines to leave out wherever they stand."),
});

/** The keys of a mapping; `mapping.ts` adds what they must not say together. */
export const mappingKeys = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "takes small letters, digits and hyphens"),
  title: z.string().min(1),
  description: z.string().default(""),
  notes: z.record(z.string(), z.string()).optional().describe("Comments, one a key."),
  encoding: z.enum(["utf-8", "utf-16", "windows-1252"]).optional().describe("A byte-order mark overrules it."),
  delimiter: oneSign.optional().describe("Without it: the one of , ; tab | that shows the header."),
  quote: oneSign.nullable().default('"'),
  header: z.boolean().default(true).describe("false: the file has no header, columns go by position."),
  skip: skipRules.prefault({}),
  columns: z.partialRecord(z.enum(ROLES), columnRef),
  optional: z.array(z.enum(ROLES)).default([]).describe("Columns that a file may lack."),
  constants: z.partialRecord(z.enum(ROLES), z.string().min(1)).default({}),
  number: numberRules.prefault({}),
  date: dateRules.prefault({}),
  accountCase: z
    .enum(["keep", "lower"])
    .default("keep")
    .describe("lower: capital and small letters of an account number mean the same, as in Ethereum addresses."),
  own: ownRules.optional().describe("The account whose statement this is."),
  ownIssuer: z.string().min(1).optional(),
  direction: z
    .strictObject({
      in: words.describe("Words in the direction column or beside the amount for money that arrives."),
      out: words,
      unmarked: z
        .enum(["in", "out", "reject"])
        .default("reject")
        .describe("Direction of an amount without mark and sign."),
    })
    .optional(),
  counterparty: z
    .strictObject({
      empty: z.enum(["reject", "placeholder"]).default("reject"),
      number: pattern.optional().describe("Where in the text the account number is: the first group, or all of it."),
    })
    .prefault({}),
  status: z.strictObject({ keep: words }).optional(),
  swap: z
    .strictObject({ values: words })
    .optional()
    .describe("Values of column `swap` for which the payee pays the payer."),
  reversal: z.strictObject({ pattern }).optional().describe("Marks a row that takes back an earlier transfer."),
  balance: z
    .strictObject({
      order: z.enum(["auto", "oldest-first", "newest-first"]).default("auto"),
      opening: pattern
        .optional()
        .describe("Matched against each line above the header and each line left out; the first group is the balance."),
      closing: pattern.optional().describe("The same for the balance at the end of the period."),
    })
    .prefault({}),
  currencies: z.record(z.string(), z.string()).default({}).describe("Names of currencies and their codes."),
});

/** How one source's files become canonical transfers. */
export type Mapping = z.output<typeof mappingKeys>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
