import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { cleanEnvironment, freshHome, runCli, runProcess } from "./run-cli.ts";

const START = join(import.meta.dirname, "../../server/start.ts");
const home = freshHome();

let running: ChildProcess | null = null;
afterEach(async () => {
  const child = running;
  running = null;
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
});

async function start(...args: readonly string[]): Promise<{ readonly link: string; stop(): Promise<number | null> }> {
  const child = spawn(process.execPath, [START, ...args], {
    env: cleanEnvironment(home.path, { PORT: "0" }),
    stdio: ["ignore", "pipe", "ignore"],
  });
  running = child;
  const [text] = await once(child.stdout, "data");
  return {
    link: String(text).trim(),
    async stop() {
      child.kill("SIGINT");
      const [code] = await once(child, "exit");
      return code as number | null;
    },
  };
}

/** What the API answers to the token of the link. */
async function ask(link: string, path: string): Promise<unknown> {
  const url = new URL(link);
  const token = url.searchParams.get("token");
  const response = await fetch(new URL(path, url), { headers: { Authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  return await response.json();
}

describe("npm start", () => {
  test("fills an empty store with the demo year, scores it, serves it, and finds it all again", async () => {
    const first = await start();
    const { items } = (await ask(first.link, "/api/runs")) as {
      items: { runId: string; counts: { scored: number } }[];
    };
    expect(items).toHaveLength(1);
    expect(items[0]?.counts.scored).toBeGreaterThan(500);
    expect(await first.stop()).toBe(0);

    const begin = performance.now();
    const second = await start();
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(await ask(second.link, "/api/runs")).toMatchObject({ items: [{ runId: items[0]?.runId }] });

    // A second one beside it says where the first is.
    const { code, stdout } = await runProcess(process.execPath, [START], home.path);
    expect([code, stdout.trim()]).toEqual([0, second.link]);
    expect(await second.stop()).toBe(0);
  });

  test("-- --no-demo serves an empty store", async () => {
    const { link, stop } = await start("--no-demo");
    expect(await ask(link, "/api/datasets")).toEqual({ items: [] });
    expect(await stop()).toBe(0);
    expect(JSON.parse((await runCli(home.path, ["datasets", "--json"])).stdout)).toEqual([]);
  });

  test("explains itself, and refuses what it does not know", async () => {
    const help = await runProcess(process.execPath, [START, "--help"], home.path);
    expect([help.code, help.stdout.includes("--no-demo")]).toEqual([0, true]);
    expect((await runProcess(process.execPath, [START, "--demo-size", "9"], home.path)).code).toBe(2);
  });
});
