import { type Command, Option } from "commander";
import { EXPORT_FORMATS, type ExportFormat } from "../jobs/command-types.ts";
import { shellWord } from "../jobs/shell-word.ts";
import { list, wholeNumber } from "./option-values.ts";
import type { Session } from "./session.ts";
import { json, table } from "./tables.ts";
import { count } from "./words.ts";

interface ExportCommandOptions {
  readonly accounts?: readonly string[];
  readonly hub?: string;
  readonly hops: number;
  readonly format: ExportFormat;
  readonly out: string;
  readonly run?: string;
}

export function addExport(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("export")
    .summary("a subgraph with its manifest")
    .description(
      "Writes accounts, what lies within some hops of them, and all transfers between them to a folder that other tools " +
        "open, with a manifest of what it is and how it was made. Protected accounts appear by pseudonym.",
    )
    .option("--hub <account>", "the account to start from")
    .option("--accounts <a,b>", "several accounts to start from, separated by commas", list)
    .option("--hops <n>", "0 to 3: how far from them to go", wholeNumber(0), 1)
    .addOption(new Option("--format <format>", "what to write").choices(EXPORT_FORMATS).default("graphml"))
    .requiredOption("--out <path>", "the folder to make; it must not be there yet, the folder above it must")
    .option("--run <id>", "the run whose window and scores to take (default: the newest)")
    .addHelpText(
      "after",
      `
Examples:
  tributary export --hub BANK:0012345 --hops 1 --out evidence
  tributary export --accounts A,B --hops 0 --format csv --out pair
  tributary verify evidence`,
    )
    .action(async (options: ExportCommandOptions, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.answer("export", {
        accounts: options.accounts ?? [],
        hub: options.hub ?? null,
        hops: options.hops,
        format: options.format,
        out: options.out,
        run: options.run ?? null,
      });
      const rows = answer.files.map(({ name, bytes, sha256 }) => [name, bytes, sha256]);
      await session.terminal.data([session.isJson ? json(answer) : table(["file", "bytes", "SHA-256"], rows)]);
      session.terminal.say(
        `Wrote ${count(answer.accounts, "account")}, ${count(answer.edges, "pair")} and ` +
          `${count(answer.transfers, "transfer")} to ${answer.path}. "tributary verify ${shellWord(options.out)}" checks it.`,
      );
    });
}
