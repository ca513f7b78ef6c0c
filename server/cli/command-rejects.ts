import { type Command, Option } from "commander";
import type { Session } from "./session.ts";
import { csv, json, table } from "./tables.ts";

interface RejectsOptions {
  readonly dataset: string;
  readonly format: "table" | "csv" | "json";
}

const COLUMNS = ["file", "line", "column", "code", "raw"] as const;
/** Characters of a raw line that a table shows. */
const SHOWN_RAW = 60;

export function addRejects(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("rejects")
    .summary("rows of a dataset that were not loaded")
    .description("Lists every row that was not loaded: file, line, column, why, and the line as it stood.")
    .requiredOption("--dataset <name>", "the dataset")
    .addOption(new Option("--format <format>", "how to write them").choices(["table", "csv", "json"]).default("table"))
    .addHelpText("after", "\nExample:\n  tributary rejects --dataset march --format csv > rejects.csv")
    .action(async ({ dataset, format }: RejectsOptions, command: Command) => {
      const session = sessionOf(command);
      const { rejects } = await session.answer("rejects", { dataset });
      const rows = rejects.map((reject) => COLUMNS.map((column) => reject[column]));
      if (session.isJson || format === "json") await session.terminal.data([json(rejects)]);
      else if (format === "csv") await session.terminal.data(csv(COLUMNS, rows));
      else
        await session.terminal.data([
          table(
            COLUMNS,
            rows.map((row) => row.map(shortened)),
          ),
        ]);
    });
}

function shortened<Value>(value: Value): Value | string {
  return typeof value === "string" && value.length > SHOWN_RAW ? `${value.slice(0, SHOWN_RAW)}…` : value;
}
