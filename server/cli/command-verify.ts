import type { Command } from "commander";
import type { Session } from "./session.ts";
import { json } from "./tables.ts";
import { count } from "./words.ts";

export function addVerify(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("verify")
    .summary("whether an export is as it was written")
    .description(
      "Compares every file of an export with its manifest, byte for byte. Exit 1 and the files' names where one was " +
        "changed, removed or added. Needs neither store nor server.",
    )
    .argument("<path>", "the folder of an export")
    .action(async (path: string, _options: object, command: Command) => {
      const session = sessionOf(command);
      const { verifyExport } = await import("../export/verify-export.ts");
      const answer = await verifyExport(path);
      const run = answer.runId === null ? "" : `, run ${answer.runId}`;
      const text = `${answer.path}: all ${count(answer.files, "file")} as written${run}.\n`;
      await session.terminal.data([session.isJson ? json(answer) : text]);
    });
}
