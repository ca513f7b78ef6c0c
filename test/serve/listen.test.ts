import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { listen, type RunningServer } from "../../server/serve/listen.ts";
import { makeLog } from "../../server/serve/log.ts";
import { readServerFile } from "../../server/serve/server-file.ts";
import { allEvents } from "./event-reader.ts";
import { type Served, serve } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

async function started(more: { readonly port?: number; readonly host?: string; readonly token?: string } = {}) {
  const server = await listen({
    workspace: served.workspace,
    token: null,
    pageFolder: join(import.meta.dirname, "page"),
    version: "1.2.3",
    log: makeLog("silent"),
    port: 0,
    ...more,
  });
  onTestFinished(() => server.stop());
  return server;
}

const ask = (server: RunningServer, path: string) =>
  fetch(server.address + path, { headers: { Authorization: `Bearer ${server.token}` } });

describe("a server that listens", () => {
  test("does so on loopback, and tells its address and token in a file that only its owner reads", async () => {
    const server = await started();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask(server, "/api/health")).status).toBe(200);
    const file = await readServerFile(served.workspace.home);
    expect(file).toEqual({
      address: server.address,
      token: server.token,
      pid: process.pid,
      store: served.workspace.casebook.store,
    });
    expect((await stat(join(served.workspace.home, "server.json"))).mode & 0o777).toBe(0o600);
  });

  test("signs a browser in by the link it gives", async () => {
    const server = await started();
    const answer = await fetch(server.signInLink, { redirect: "manual" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("set-cookie")).toContain("HttpOnly");
  });

  test("makes a token of its own each time, unless it is given one", async () => {
    const tokens = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const server = await started();
      tokens.add(server.token);
      expect(server.token.length).toBeGreaterThanOrEqual(43);
      await server.stop();
    }
    expect(tokens.size).toBe(3);
    expect((await started({ token: "given" })).token).toBe("given");
  });

  test("holds the store, so that a second one is refused", async () => {
    await started();
    await expect(started()).rejects.toMatchObject({ code: "LOCK_HELD" });
  });

  test("says so when the port is taken, and lets the store go", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(started({ port })).rejects.toMatchObject({
      code: "OPTION_INVALID",
      message: expect.stringContaining("another program listens there"),
    });
    await started();
  });

  test("on every address answers to this machine's names and to no other", async () => {
    const server = await started({ host: "0.0.0.0" });
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await ask(server, "/api/health")).status).toBe(200);
  });
});

describe("a server that is stopped", () => {
  test("ends event streams and tasks, removes its file, and gives the store back", async () => {
    const server = await started();
    const answer = await fetch(`${server.address}/api/runs`, {
      method: "POST",
      headers: { Authorization: `Bearer ${server.token}`, "Content-Type": "application/json" },
      body: "{}",
    });
    const { taskId } = (await answer.json()) as { taskId: string };
    const events = await ask(server, `/api/runs/events?task=${taskId}`);
    const before = performance.now();
    await Promise.all([server.stop(), server.stop(), allEvents(events)]);
    expect(performance.now() - before).toBeLessThan(4_500);
    expect(await readServerFile(served.workspace.home)).toBeNull();
    await expect(ask(server, "/api/health")).rejects.toThrow();
    await started();
  });

  test.each(["SIGTERM", "SIGINT"] as const)("by %s ends with exit code 0 and leaves no file", async (signal) => {
    const { home, child } = await serverProcess();
    const file = await readServerFile(home);
    expect(file?.pid).toBe(child.pid);
    const streaming = await fetch(`${file!.address}/api/health`, {
      headers: { Authorization: `Bearer ${file!.token}` },
    });
    expect(streaming.status).toBe(200);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await readServerFile(home)).toBeNull();
  });

  test("by kill -9 leaves a file that the next one replaces", async () => {
    const { home, child } = await serverProcess();
    child.kill("SIGKILL");
    await once(child, "exit");
    const left = await readFile(join(home, "server.json"), "utf8");
    const next = await serverProcess(home);
    expect(await readFile(join(home, "server.json"), "utf8")).not.toBe(left);
    expect((await readServerFile(home))?.pid).toBe(next.child.pid);
  });
});

async function serverProcess(given?: string) {
  const home = given ?? (await mkdtemp(join(tmpdir(), "tributary-process-")));
  const child = spawn(process.execPath, [join(import.meta.dirname, "server-process.ts"), home], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    if (given === undefined) await rm(home, { recursive: true, force: true });
  });
  await once(child.stdout, "data");
  return { home, child };
}
