import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { CLI, cleanEnvironment, freshHome, runCli } from "./run-cli.ts";
import { transferFile } from "./transfer-file.ts";

const home = freshHome();
const cli = (...args: readonly string[]) => runCli(home.path, args);

let server: ChildProcess | null = null;
afterEach(async () => {
  const child = server;
  server = null;
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
});

/** Starts `tributary serve` on any free port and returns its sign-in link. */
async function serve(): Promise<string> {
  const child = spawn(process.execPath, [CLI, "serve", "--port", "0"], {
    env: cleanEnvironment(home.path),
    stdio: ["ignore", "pipe", "inherit"],
  });
  server = child;
  const [link] = await once(child.stdout, "data");
  return String(link).trim();
}

async function stopServer(): Promise<number | null> {
  server?.kill("SIGINT");
  const [code] = await once(server as ChildProcess, "exit");
  return code as number | null;
}

/** What every run prints differently: times, memory, the attempt. */
function withoutTimes(text: string): string {
  return text
    .split("\n")
    .filter(
      (line) =>
        !/ s\s+│$|seconds|peak memory|│ run |"(seconds|peakMemoryMb|runId|startedAt|finishedAt|loadedAt)"/.test(line),
    )
    .join("\n");
}

/** Without what two runs and two folders are called. */
function plain(text: string): string {
  return text.replaceAll(/alone|served/g, "out").replaceAll(/[0-9a-f]{12}-\d/g, "RUN");
}

describe("while a server holds the store", () => {
  test("commands go through it with the same output and exit codes", async () => {
    transferFile(home.path, "march.csv", { HUB: 20, SMALL: 4 });
    // The server has another working directory, and calls the file the same.
    const commands = (name: string) => [
      ["load", "march.csv", "--json"],
      ["load", "march.csv"],
      ["score", "--seed", "7"],
      ["score", "--from", "2025-01-01"],
      ["datasets"],
      ["hubs", "--format", "csv"],
      ["communities"],
      ["explain", "HUB"],
      ["explain", "NOBODY"],
      ["export", "--hub", "HUB", "--out", join(home.path, name), "--json"],
      ["rejects", "--dataset", "march", "--format", "csv"],
      ["rejects", "--dataset", "march", "--skipped", "--format", "csv"],
      ["unload", "--dataset", "march"],
      ["unload", "--dataset", "march"],
    ];
    const ask = async (name: string) => {
      const answers = [];
      for (const args of commands(name)) {
        const { code, stdout, stderr } = await runCli(home.path, [...args, "--quiet"], { cwd: home.path });
        answers.push({ args: args[0], code, stdout: withoutTimes(stdout), stderr });
      }
      return answers;
    };
    const alone = await ask("alone");
    await serve();
    const served = await ask("served");
    const comparable = (answers: typeof alone) =>
      answers.map(({ stdout, stderr, ...rest }) => ({ ...rest, stdout: plain(stdout), stderr: plain(stderr) }));
    const [aloneAnswers, servedAnswers] = [comparable(alone), comparable(served)];
    // A manifest tells when it was made.
    const exported = (answers: typeof alone) => answers.filter(({ args }) => args !== "export");
    expect(exported(servedAnswers)).toEqual(exported(aloneAnswers));
    expect(served.map(({ code }) => code)).toEqual([0, 3, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    expect(await stopServer()).toBe(0);
  });

  test("progress of a load comes through", async () => {
    const file = transferFile(home.path, "march.csv", { HUB: 20 });
    await serve();
    const { code, stderr } = await cli("load", file);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^reading/m);
  });

  test("a second server of the same store is refused, and says who holds it", async () => {
    await serve();
    const { code, stderr } = await cli("serve", "--port", "0");
    expect(code).not.toBe(0);
    expect(stderr).toContain(String(server?.pid));
  });

  test("another store of the same home is used directly", async () => {
    await serve();
    const other = `duckdb:${join(home.path, "other.duckdb")}`;
    const { code } = await cli("load", transferFile(home.path, "march.csv", { HUB: 4 }), "--store", other);
    expect(code).toBe(0);
    expect(JSON.parse((await cli("datasets", "--json")).stdout)).toEqual([]);
  });
});

describe("a server that has gone", () => {
  test("leaves no server.json when it stops", async () => {
    await serve();
    expect(existsSync(join(home.path, "server.json"))).toBe(true);
    expect(await stopServer()).toBe(0);
    expect(existsSync(join(home.path, "server.json"))).toBe(false);
  });

  test("is not asked after it was killed, and its server.json is removed", async () => {
    await serve();
    server?.kill("SIGKILL");
    await once(server as ChildProcess, "exit");
    expect(existsSync(join(home.path, "server.json"))).toBe(true);
    expect((await cli("datasets")).code).toBe(0);
    expect(existsSync(join(home.path, "server.json"))).toBe(false);
  });

  test("is not asked when its number belongs to another process that answers nothing", async () => {
    mkdirSync(home.path, { recursive: true });
    writeFileSync(
      join(home.path, "server.json"),
      JSON.stringify({
        address: "http://127.0.0.1:9",
        token: "x",
        pid: process.pid,
        store: `duckdb:${join(home.path, "tributary.duckdb")}`,
      }),
    );
    expect((await cli("datasets")).code).toBe(0);
    expect(existsSync(join(home.path, "server.json"))).toBe(false);
  });
});
