import type { Mapping, Role } from "./mapping-keys.ts";
import { monthNumbers } from "./month-names.ts";
import { compileFormat, hasYear } from "./time-text.ts";

type Complaint = readonly [path: readonly string[], message: string];

/** What a mapping says that cannot be meant, each with the key to correct. */
export function contradictions(mapping: Mapping): Complaint[] {
  const has = (role: Role): boolean => mapping.columns[role] !== undefined || mapping.constants[role] !== undefined;
  const complaints: Complaint[] = [];
  const need = (isMet: boolean, path: readonly string[], message: string): void => {
    if (!isMet) complaints.push([path, message]);
  };
  need(has("date"), ["columns", "date"], "is missing: name the column that tells when");
  need(
    has("currency"),
    ["columns", "currency"],
    'is missing: name the column, or write "constants": {"currency": "IDR"}',
  );
  if (mapping.own === undefined) {
    need(
      has("payer") && has("payee"),
      ["columns"],
      "needs payer and payee, or the key own for a statement of one account",
    );
    need(has("amount"), ["columns", "amount"], "is missing");
    need(mapping.direction === undefined, ["direction"], "needs the key own: direction is seen from one account");
  } else {
    const isBySides = has("debit") && has("credit");
    need(has("amount") !== isBySides, ["columns"], "of a statement need either amount, or debit and credit");
    need(!("column" in mapping.own) || has("own"), ["columns", "own"], "is missing");
    need(
      mapping.direction !== undefined || !has("direction"),
      ["direction"],
      "is missing: say which words mean in and out",
    );
    need(
      !isBySides || mapping.number.negative === "reject" || mapping.number.negative === "ignore",
      ["number", "negative"],
      "with debit and credit columns is reject or ignore: the column decides the direction",
    );
    const hasParty = has("counterparty") || mapping.counterparty.empty === "placeholder";
    need(hasParty, ["columns", "counterparty"], "is missing: name it, or say counterparty.empty placeholder");
  }
  need((mapping.status === undefined) === !has("status"), ["status"], "and columns.status go together");
  need((mapping.swap === undefined) === !has("swap"), ["swap"], "and columns.swap go together");
  need((mapping.reversal === undefined) === !has("reversal"), ["reversal"], "and columns.reversal go together");
  need(mapping.number.group !== mapping.number.decimal, ["number", "group"], "is the decimal sign too");
  if (!mapping.header) {
    const named = Object.entries(mapping.columns).find(([, ref]) => typeof ref === "string");
    need(named === undefined, ["columns", named?.[0] ?? ""], "needs a position: the file has no header");
  }
  return [...complaints, ...balanceContradictions(mapping), ...dateContradictions(mapping)];
}

function balanceContradictions(mapping: Mapping): Complaint[] {
  const { opening, closing } = mapping.balance;
  const complaints: Complaint[] = [];
  if ((opening === undefined) !== (closing === undefined)) {
    complaints.push([["balance"], "needs opening and closing together"]);
  }
  if (mapping.own !== undefined) return complaints;
  const needsOwn = "needs the key own: a balance is that of one account";
  const hasColumn = mapping.columns.balance !== undefined || mapping.constants.balance !== undefined;
  if (hasColumn) complaints.push([["columns", "balance"], needsOwn]);
  if (opening !== undefined) complaints.push([["balance", "opening"], needsOwn]);
  return complaints;
}

function dateContradictions(mapping: Mapping): Complaint[] {
  const { formats = [], timeFormats = [], epoch, step, months, year } = mapping.date;
  const complaints: Complaint[] = [];
  for (const format of [...formats, ...timeFormats]) {
    try {
      const compiled = compileFormat(format, monthNumbers(months));
      if (formats.includes(format) && year === undefined && !hasYear(compiled)) {
        complaints.push([["date", "year"], `is missing: set date.year, for the format "${format}" has none`]);
      }
    } catch (error) {
      complaints.push([["date", "formats"], error instanceof Error ? error.message : String(error)]);
    }
  }
  const orders = new Set(formats.map(numericOrder).filter((order) => order !== null));
  if (orders.size > 1) complaints.push([["date", "formats"], "mix day first and month first: one file has one order"]);
  const ways = [formats.length > 0, epoch !== undefined, step !== undefined].filter((isUsed) => isUsed).length;
  if (ways > 1) complaints.push([["date"], "takes one of formats, epoch and step"]);
  if ((mapping.columns.time === undefined) !== (timeFormats.length === 0)) {
    complaints.push([["date", "timeFormats"], "and columns.time go together"]);
  }
  return complaints;
}

/** "dM" or "Md" for formats that write both as digits with the year last; others cannot be confused. */
function numericOrder(format: string): string | null {
  if (format === "iso" || format.includes("MMM") || format.startsWith("y")) return null;
  return format.indexOf("d") < format.indexOf("M") ? "dM" : "Md";
}
