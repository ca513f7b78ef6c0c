import type { Command } from "commander";
import { openWorkspace } from "../main.ts";
import { port } from "./option-values.ts";
import type { Session } from "./session.ts";

interface ServeOptions {
  readonly port?: number;
  readonly host: string;
}

export function addServe(program: Command, sessionOf: (command: Command) => Session): void {
  program
    .command("serve")
    .summary("the page and the HTTP interface")
    .description(
      "Serves the page and the HTTP interface until Ctrl-C, and prints a link that signs a browser in. Listens on this " +
        "machine alone unless --host says otherwise; put a TLS proxy in front before you do.",
    )
    .option("--port <n>", "0 takes any free one (default: PORT, else 4700 or a free one)", port)
    .option("--host <address>", "address to listen at", "127.0.0.1")
    .action(async ({ port: asked, host }: ServeOptions, command: Command) => {
      const session = sessionOf(command);
      const { config } = session;
      // Loaded here: other commands need not wait for the web server's code.
      const { serveWorkspace } = await import("./serve-workspace.ts");
      const workspace = await openWorkspace(config, "reading");
      try {
        await serveWorkspace(workspace, config, { host, port: asked ?? config.port }, async ({ signInLink }) => {
          await session.terminal.data([session.isJson ? `${JSON.stringify({ signInLink })}\n` : `${signInLink}\n`]);
          session.terminal.say("Open this link to sign in. Ctrl-C stops the server.");
        });
      } finally {
        await workspace.close();
      }
    });
}
