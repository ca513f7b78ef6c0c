import { Command } from "commander";
import { readConfig } from "../config.ts";
import { openWorkspace } from "../main.ts";
import { prepareDemo } from "./prepare-demo.ts";
import { findServer } from "./remote.ts";
import { runSafely } from "./run-safely.ts";
import { serveWorkspace } from "./serve-workspace.ts";
import { Terminal } from "./terminal.ts";

/** `npm start`: an invented year of transfers where the store is empty, then the page, with a link that signs in. */
export function runStart(args: readonly string[]): Promise<number> {
  return runSafely(async (signal) => {
    const program = new Command("npm start --")
      .description("Makes, loads and scores an invented demo year if the store is empty, and serves the page.")
      .option("--no-demo", "serve the store as it is, empty or not")
      .exitOverride();
    const { demo } = program.parse([...args], { from: "user" }).opts<{ readonly demo: boolean }>();
    const terminal = new Terminal(false);
    const config = readConfig();
    const running = await findServer(config);
    if (running !== null) {
      terminal.say("Tributary runs already. Open this link to sign in:");
      return await terminal.data([`${running.signInLink}\n`]);
    }
    if (demo) await prepareDemo(config, terminal, signal);
    const workspace = await openWorkspace(config, "reading");
    try {
      await serveWorkspace(workspace, config, { host: "127.0.0.1", port: config.port }, async (server) => {
        terminal.say("Open this link to sign in; Ctrl-C stops the server:");
        await terminal.data([`${server.signInLink}\n`]);
      });
    } finally {
      await workspace.close();
    }
  });
}
