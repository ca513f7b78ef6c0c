import type { Command } from "commander";
import type { Session } from "./session.ts";
import { json, table } from "./tables.ts";

/** Characters of a description on one line. */
const ABOUT_WIDTH = 70;

export function addMappings(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("mappings")
    .summary("file formats that can be loaded")
    .description(
      'Lists the column mappings that come with Tributary, for "tributary load --mapping NAME". For another format copy ' +
        "datasets/mappings/bank-example.json, change what differs, and name the file.",
    )
    .action(async (_options: object, command: Command) => {
      const session = sessionOf(command);
      const { listMappings } = await import("../ingest/mapping-files.ts");
      const mappings = await listMappings();
      const rows = mappings.map(({ name, title, description }) => [name, title, description]);
      await session.terminal.data([
        session.isJson ? json(mappings) : table(["name", "for", "about"], rows, ABOUT_WIDTH),
      ]);
    });
}
