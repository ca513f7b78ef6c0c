import { type Command, Option } from "commander";
import { QUEUES, type Queue } from "../domain/finding.ts";
import type { CommandResults, HubLine } from "../jobs/command-types.ts";
import { listHubs } from "../jobs/list-hubs.ts";
import { windowText } from "../jobs/window-text.ts";
import { wholeNumber } from "./option-values.ts";
import type { Session } from "./session.ts";
import { csv, json, table } from "./tables.ts";
import { count } from "./words.ts";

interface HubsOptions {
  readonly run?: string;
  readonly queue: Queue;
  readonly limit: number;
  readonly format: "table" | "csv" | "json";
}

/** Scripts rely on these columns and their order. */
const COLUMNS = [
  "rank",
  "accountId",
  "score",
  "confidence",
  "fanIn",
  "transfers",
  "amount",
  "currency",
  "communityId",
  "lookAlike",
  "protected",
] as const satisfies readonly (keyof HubLine)[];

export function addHubs(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("hubs")
    .summary("the ranked hubs of a run")
    .description(
      "Lists the accounts of a run that stand out, best first. A hub is a finding, not a verdict: read its reasons with " +
        '"tributary explain". Reads the casebook alone, so it works while a server holds the store.',
    )
    .option("--run <id>", "the run to list (default: the newest)")
    .option("--limit <n>", "how many; 0 is every scored account", wholeNumber(0), 20)
    .addOption(new Option("--format <format>", "how to write them").choices(["table", "csv", "json"]).default("table"))
    .addOption(
      new Option("--queue <queue>", "the hub list, or the child-at-risk queue, whose accounts appear by pseudonym")
        .choices(QUEUES)
        .default("hubs"),
    )
    .addHelpText(
      "after",
      `
Columns: ${COLUMNS.join(",")}
amount is a decimal in currency; score is a triage priority from 0 to 100, not a probability.

Examples:
  tributary hubs
  tributary hubs --limit 0 --format csv > hubs.csv
  tributary hubs --queue at-risk`,
    )
    .action(async (options: HubsOptions, command: Command) => {
      const session = sessionOf(command);
      const listed = session.fromCasebook((casebook, user) =>
        listHubs({ casebook, user }, { run: options.run ?? null, queue: options.queue, limit: options.limit }),
      );
      await write(session, listed, session.isJson ? "json" : options.format);
    });
}

async function write(
  { terminal }: Session,
  listed: CommandResults["hubs"],
  format: HubsOptions["format"],
): Promise<void> {
  const { run, hubs, total, queue } = listed;
  const rows = hubs.map((hub) => COLUMNS.map((column) => hub[column]));
  const what = queue === "hubs" ? "accounts" : "protected accounts";
  terminal.say(
    `Run ${run.runId}, ${windowText(run.parameters.window)}: ${hubs.length} of ${count(total, what, what)}.`,
  );
  switch (format) {
    case "csv":
      return await terminal.data(csv(COLUMNS, rows));
    case "json":
      return await terminal.data([json(hubs)]);
    case "table":
      return await terminal.data([table(COLUMNS, rows)]);
    default:
      return format satisfies never;
  }
}
