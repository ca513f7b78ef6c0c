import { stringify } from "csv-stringify/sync";
import type { Exporter, ExportFile } from "./export-file.ts";
import type { ShownAccount, ShownEdge, ShownTransfer } from "./shown-subgraph.ts";
import { ACCOUNT_FIELDS, EDGE_FIELDS, type Field, TRANSFER_FIELDS } from "./subgraph-fields.ts";

/**
 * Three CSV files: `accounts.csv`, `transfers.csv` with file and line of every transfer, and `edges.csv`, the counted
 * transfers merged by payer, payee and currency.
 *
 * UTF-8 with byte order mark, comma, CRLF, every text in quotes. A cell that a spreadsheet would run as a formula
 * (= + - @, tab or carriage return first) has an apostrophe before it.
 */
export const csvFiles: Exporter = ({ accounts, transfers, edges }) => [
  csvFile<ShownAccount>("accounts.csv", accounts, [SHOWN_ID, ...ACCOUNT_FIELDS]),
  csvFile<ShownTransfer>("transfers.csv", transfers, [PAYER, PAYEE, ...TRANSFER_FIELDS]),
  csvFile<ShownEdge>("edges.csv", edges, [PAYER, PAYEE, ...EDGE_FIELDS]),
];

const SHOWN_ID: Field<ShownAccount> = { name: "accountId", type: "string", read: ({ shownId }) => shownId };
const PAYER: Field<{ readonly payer: string }> = { name: "payer", type: "string", read: ({ payer }) => payer };
const PAYEE: Field<{ readonly payee: string }> = { name: "payee", type: "string", read: ({ payee }) => payee };

const ROWS_AT_ONCE = 1000;

function csvFile<Row>(name: string, rows: readonly Row[], fields: readonly Field<Row>[]): ExportFile {
  return {
    name,
    rows: rows.length,
    *text() {
      yield csvText([fields.map((field) => field.name)], { bom: true });
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        yield csvText(
          rows.slice(from, from + ROWS_AT_ONCE).map((row) => fields.map(({ type, read }) => cell(type, read(row)))),
        );
      }
    },
  };
}

/** Numbers stay bare; texts are quoted, absent facts empty. */
function cell(
  type: Field<never>["type"],
  value: string | number | bigint | boolean | null,
): string | number | bigint | null {
  return type === "boolean" && value !== null ? String(value) : (value as string | number | bigint | null);
}

function csvText(rows: readonly (readonly unknown[])[], options: { readonly bom?: boolean } = {}): string {
  return stringify(rows as unknown[][], {
    ...options,
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: "windows",
  });
}
