import process from "node:process";
import { Command } from "commander";
import { prepareDemo } from "./cli/prepare-demo.ts";
import { findServer } from "./cli/remote.ts";
import { runSafely } from "./cli/run-safely.ts";
import { serveWorkspace } from "./cli/serve-workspace.ts";
import { Terminal } from "./cli/terminal.ts";
import { readConfig } from "./config.ts";
import { openWorkspace } from "./main.ts";

/** `npm start`: an invented year of transfers where the store is empty, then the page, with a link that signs in. */
process.exitCode = await runSafely(async (signal) => {
  const program = new Command("npm start --")
    .description("Makes, loads and scores an invented demo year if the store is empty, and serves the page.")
    .option("--no-demo", "serve the store as it is, empty or not")
    .exitOverride();
  const { demo } = program.parse(process.argv).opts<{ readonly demo: boolean }>();
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
