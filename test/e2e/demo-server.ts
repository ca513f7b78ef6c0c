import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface DemoServer {
  readonly signInLink: string;
  readonly home: string;
  close(): Promise<void>;
}

/** What `npm start` starts: the invented demo year loaded into a fresh embedded store, scored, and served. */
export async function startDemo(): Promise<DemoServer> {
  const home = await mkdtemp(join(tmpdir(), "tributary-page-"));
  const { TRIBUTARY_STORE: _store, TRIBUTARY_TOKEN: _token, ...environment } = process.env;
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../server/start.ts", import.meta.url))], {
    env: { ...environment, TRIBUTARY_HOME: home, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith("http")) continue;
    return {
      signInLink: line,
      home,
      async close() {
        child.kill("SIGTERM");
        await once(child, "exit");
        await rm(home, { recursive: true, force: true });
      },
    };
  }
  throw new Error(`The demo server did not start:\n${said}`);
}
