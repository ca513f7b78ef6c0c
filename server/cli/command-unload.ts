import type { Command } from "commander";
import type { Session } from "./session.ts";
import { json } from "./tables.ts";

export function addUnload(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("unload")
    .summary("remove a dataset")
    .description("Removes a dataset with its transfers and rejects. Runs that read it stay in the casebook.")
    .requiredOption("--dataset <name>", "the dataset")
    .action(async ({ dataset }: { readonly dataset: string }, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.answer("unload", { dataset });
      if (session.isJson) await session.terminal.data([json(answer)]);
      session.terminal.say(`Removed dataset ${answer.dataset}.`);
    });
}
