import type { Casebook } from "../casebook/casebook.ts";
import { type Config, readConfig } from "../config.ts";
import type { CommandName, CommandOptions, CommandResults } from "../jobs/command-types.ts";
import { openConfiguredCasebook, openWorkspace } from "../main.ts";
import { Terminal } from "./terminal.ts";

/** What the person asked of every command. */
export interface GlobalOptions {
  readonly store?: string;
  readonly home?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** Commands that change the store, and so need its lock. */
const CHANGING: ReadonlySet<CommandName> = new Set(["load", "unload", "score"]);

/** One run of the command line: what was asked of every command, where its data is, and how it is stopped. */
export class Session {
  readonly terminal: Terminal;
  readonly isJson: boolean;
  readonly #given: GlobalOptions;
  readonly #signal: AbortSignal;

  constructor(given: GlobalOptions, signal: AbortSignal) {
    this.terminal = new Terminal(given.quiet ?? false);
    this.isJson = given.json ?? false;
    this.#given = given;
    this.#signal = signal;
  }

  get config(): Config {
    return readConfig(this.#given);
  }

  /** The answer to a command: from the server that holds the store, or else found in this process. */
  async answer<Name extends CommandName>(name: Name, options: CommandOptions[Name]): Promise<CommandResults[Name]> {
    const { config, terminal } = this;
    const task = { onProgress: terminal.onProgress, signal: this.#signal };
    try {
      const { findServer } = await import("./remote.ts");
      const server = await findServer(config);
      if (server !== null) return await server.answer(name, options, task);
      const [{ runCommand }, workspace] = await Promise.all([
        import("../jobs/commands.ts"),
        openWorkspace(config, CHANGING.has(name) ? "changing" : "reading", {
          say: (text) => terminal.say(text),
          signal: this.#signal,
        }),
      ]);
      try {
        return await runCommand(workspace, name, options, task);
      } finally {
        await workspace.close();
      }
    } finally {
      terminal.endProgress();
    }
  }

  /** Asks the casebook alone, which works beside a server too. */
  fromCasebook<Result>(ask: (casebook: Casebook, user: string) => Result): Result {
    const { config } = this;
    const casebook = openConfiguredCasebook(config);
    try {
      return ask(casebook, config.user);
    } finally {
      casebook.close();
    }
  }
}
