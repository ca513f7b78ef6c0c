import { type Command, Option } from "commander";
import { windowText } from "../jobs/window-text.ts";
import type { Session } from "./session.ts";
import { csv, json } from "./tables.ts";

interface CommunitiesOptions {
  readonly run?: string;
  readonly format: "csv" | "json";
}

const COLUMNS = ["accountId", "communityId"] as const;

export function addCommunities(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("communities")
    .summary("the community of every account")
    .description("Lists every account with its community in a run, by accountId. Community 0 is the largest.")
    .option("--run <id>", "the run to list (default: the newest)")
    .addOption(new Option("--format <format>", "how to write them").choices(["csv", "json"]).default("csv"))
    .addHelpText("after", "\nExample:\n  tributary communities --format csv > communities.csv")
    .action(async (options: CommunitiesOptions, command: Command) => {
      const session = sessionOf(command);
      const { run, accountIds, communityIds } = await session.answer("communities", { run: options.run ?? null });
      session.terminal.say(`Run ${run.runId}, ${windowText(run.parameters.window)}.`);
      const rows = accountIds.map((accountId, i) => [accountId, communityIds[i]!] as const);
      if (session.isJson || options.format === "json") {
        await session.terminal.data([json(rows.map(([accountId, communityId]) => ({ accountId, communityId })))]);
      } else {
        await session.terminal.data(csv(COLUMNS, rows));
      }
    });
}
