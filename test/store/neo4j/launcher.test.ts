import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { startLocalNeo4j } from "../../../server/store/neo4j/local-server.ts";
import { NEO4J_CACHE, REPOSITORY } from "../../neo4j-server.ts";

const TRY = join(REPOSITORY, "server/store/neo4j/try-neo4j.ts");

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-neo4j-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The first line of its standard output; throws what it says on standard error where it ends before. */
async function firstLineOf(owner: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  let complaint = "";
  owner.stderr.on("data", (text: Buffer) => {
    complaint += text.toString();
  });
  const ended = once(owner, "close").then(() => Promise.reject(new Error(complaint)));
  ended.catch(() => undefined);
  const [line] = (await Promise.race([once(createInterface(owner.stdout), "line"), ended])) as [string];
  return line;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
  });
}

test("a local Neo4j ends when the process that started it is killed", async () => {
  const folder = await temporaryFolder();
  const owner = spawn(process.execPath, [TRY, "--port", "0", "--folder", folder], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void owner.kill("SIGKILL"));
  const firstLine = await firstLineOf(owner);
  const port = Number(/^export TRIBUTARY_STORE=neo4j:\/\/127\.0\.0\.1:(\d+)$/.exec(firstLine)?.[1]);
  expect(await answers(port)).toBe(true);
  owner.kill("SIGKILL");
  const deadline = Date.now() + 30_000;
  while ((await answers(port)) && Date.now() < deadline) await wait(100);
  expect(await answers(port)).toBe(false);
});

test("a port in use is named before anything is started", async () => {
  const folder = await temporaryFolder();
  const port = Number(new URL(inject("neo4jUrl")).port);
  const start = startLocalNeo4j({ folder, cache: NEO4J_CACHE, password: "only-for-tests", port });
  await expect(start).rejects.toThrow(`Port ${port} is in use.`);
});

test("a release that no Java here runs is refused with the Java it needs", async () => {
  const folder = await temporaryFolder();
  const start = startLocalNeo4j({ folder, cache: NEO4J_CACHE, password: "only-for-tests", version: "1.0" });
  await expect(start).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", message: expect.stringContaining("1.0") });
});
