import { type Command, Option } from "commander";
import type { RowList } from "../domain/reject.ts";
import type { CommandResults } from "../jobs/command-types.ts";
import { rejectsCommand } from "./rejects-command.ts";
import type { Session } from "./session.ts";
import { type Cell, csv, json, table } from "./tables.ts";
import { count } from "./words.ts";

interface RejectsOptions {
  readonly dataset: string;
  readonly skipped: boolean;
  readonly accounts: boolean;
  readonly format: "table" | "csv" | "json";
}

const REJECT_COLUMNS = ["file", "line", "column", "code", "raw"] as const;
const SKIPPED_COLUMNS = ["file", "line", "reason", "raw"] as const;
/** Characters of a raw line that a table shows. */
const SHOWN_RAW = 60;

export function addRejects(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("rejects")
    .summary("rows of a dataset that were not loaded")
    .description(
      "Lists every row that was rejected: file, line, column, why, and the line as it stood. With --skipped the rows " +
        "that the mapping left out, with --accounts the faulty rows of the accounts file, which are no transfers.",
    )
    .requiredOption("--dataset <name>", "the dataset")
    .option("--skipped", "list instead the rows that the mapping left out", false)
    .addOption(
      new Option("--accounts", "list instead the faulty rows of the accounts file").default(false).conflicts("skipped"),
    )
    .addOption(new Option("--format <format>", "how to write them").choices(["table", "csv", "json"]).default("table"))
    .addHelpText(
      "after",
      `
Columns: ${REJECT_COLUMNS.join(",")}; with --skipped ${SKIPPED_COLUMNS.join(",")}

Examples:
  tributary rejects --dataset march --format csv > rejects.csv
  tributary rejects --dataset march --skipped`,
    )
    .action(async ({ dataset, skipped, accounts, format }: RejectsOptions, command: Command) => {
      const session = sessionOf(command);
      const list = skipped ? "skipped" : accounts ? "accounts" : "rejected";
      const answer = await session.answer("rejects", { dataset, list });
      await write(session, answer, list, session.isJson ? "json" : format);
      session.terminal.say(summary(dataset, answer.counts, list));
    });
}

async function write(
  { terminal }: Session,
  { rejects, skippedRows }: CommandResults["rejects"],
  list: RowList,
  format: RejectsOptions["format"],
): Promise<void> {
  if (format === "json") return await terminal.data([json(list === "skipped" ? skippedRows : rejects)]);
  const columns = list === "skipped" ? SKIPPED_COLUMNS : REJECT_COLUMNS;
  const rows: readonly (readonly Cell[])[] =
    list === "skipped"
      ? skippedRows.map((row) => SKIPPED_COLUMNS.map((column) => row[column]))
      : rejects.map((row) => REJECT_COLUMNS.map((column) => row[column]));
  if (format === "csv") return await terminal.data(csv(columns, rows));
  const shown = rows.map((row) => row.map(shortened));
  await terminal.data([table(columns, shown)]);
}

/** How many rows were listed, and what lists the others. */
function summary(dataset: string, counts: Readonly<Record<RowList, number>>, listed: RowList): string {
  const texts: Readonly<Record<RowList, string>> = {
    rejected: count(counts.rejected, "rejected row"),
    skipped: count(counts.skipped, "skipped row"),
    accounts: `${count(counts.accounts, "faulty row")} of the accounts file`,
  };
  const others = (["rejected", "skipped", "accounts"] as const)
    .filter((list) => list !== listed && counts[list] > 0)
    .map((list) => ` ${texts[list]}: "${rejectsCommand(dataset, list)}".`);
  return `${texts[listed]}.${others.join("")}`;
}

function shortened(value: Cell): Cell {
  return typeof value === "string" && value.length > SHOWN_RAW ? `${value.slice(0, SHOWN_RAW)}…` : value;
}
