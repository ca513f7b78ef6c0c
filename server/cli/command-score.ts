import { type Command, Option } from "commander";
import { ENGINES, type Engine, type Run } from "../domain/run.ts";
import { windowText } from "../jobs/window-text.ts";
import { aboveZero, wholeNumber } from "./option-values.ts";
import type { Session } from "./session.ts";
import { facts, json } from "./tables.ts";
import { count, runJson } from "./words.ts";

interface ScoreCommandOptions {
  readonly from?: string;
  readonly to?: string;
  readonly last?: string;
  readonly engine: Engine;
  readonly resolution: number;
  readonly seed: number;
  readonly minFanIn: number;
  readonly writeBack: boolean;
}

export function addScore(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("score")
    .summary("score every account that enough payers paid")
    .description(
      "Measures every account of the window, scores those with enough distinct payers, splits all accounts into " +
        "communities, and keeps the run in the casebook. Same data, options and seed give the same result.",
    )
    .option("--from <date>", "first moment of the window (default: the first transfer)")
    .option("--to <date>", "first moment after the window (default: after the last transfer)")
    .option("--last <length>", "length of the window that ends at --to: 90d, 12h or 4w")
    .addOption(new Option("--engine <engine>", "how communities are found").choices(ENGINES).default("leiden"))
    .option("--resolution <r>", "above 1 finds more and smaller communities, below 1 fewer and larger", aboveZero, 1)
    .option("--seed <n>", "start of the random order in which communities are found", wholeNumber(0), 1)
    .option("--min-fan-in <n>", "accounts with fewer distinct payers are not scored", wholeNumber(1), 3)
    .option(
      "--write-back",
      "also set communityId, hubScore, hubRank, runId on Neo4j's accounts, never on a protected one",
      false,
    )
    .addHelpText(
      "after",
      `
A window is half-open and in UTC: a date is 00:00 of that day, and --to is not part of it. March 2024 is
  tributary score --from 2024-03-01 --to 2024-04-01
A time may be given with its zone: --from 2024-03-01T00:00+07:00

Examples:
  tributary score
  tributary score --last 90d --engine louvain --resolution 2
  tributary score --json | jq .timings`,
    )
    .action(async (options: ScoreCommandOptions, command: Command) => {
      const session = sessionOf(command);
      const run = await session.answer("score", {
        from: options.from ?? null,
        to: options.to ?? null,
        last: options.last ?? null,
        engine: options.engine,
        resolution: options.resolution,
        seed: options.seed,
        minFanIn: options.minFanIn,
        writeBack: options.writeBack,
      });
      await session.terminal.data([session.isJson ? json(runJson(run)) : report(run)]);
      session.terminal.say('See them with "tributary hubs", or on the page with "tributary serve".');
    });
}

function report(run: Run): string {
  const { counts, parameters } = run;
  return facts([
    ["run", run.runId],
    ["window (UTC)", windowText(parameters.window)],
    ["transfers", counts.transfers.toLocaleString("en")],
    ["accounts", counts.accounts.toLocaleString("en")],
    ["pairs", counts.edges.toLocaleString("en")],
    ["scored", `${count(counts.scored, "account")}, ${counts.protectedScored} of them protected`],
    [
      "communities",
      `${counts.communities.toLocaleString("en")} (${parameters.engine}, modularity ${run.modularity.toFixed(4)})`,
    ],
    ...run.timings.map(({ step, seconds }) => [step, `${seconds.toFixed(2)} s`] as const),
    ["peak memory", `${run.peakMemoryMb.toLocaleString("en")} MB`],
  ]);
}
