import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Random } from "../../server/analyse/random.ts";
import { CLI, cleanEnvironment, freshHome, runCli, runProcess } from "./run-cli.ts";
import { transferFile } from "./transfer-file.ts";

const home = freshHome();
const cli = (...args: readonly string[]) => runCli(home.path, args);
const datasets = async () => JSON.parse((await cli("datasets", "--json")).stdout) as readonly unknown[];

describe("a store that cannot be used", () => {
  test("a DuckDB file that another process holds is named with that process, and nothing waits", async () => {
    await cli("load", transferFile(home.path, "march.csv", { HUB: 4 }));
    const script = `
      const { openDuckdbStore } = await import(${JSON.stringify(new URL("../../server/store/duckdb/duckdb-store.ts", import.meta.url).href)});
      await openDuckdbStore(process.argv[1]);
      console.log("open");
      setInterval(() => {}, 1000);`;
    const path = join(home.path, "tributary.duckdb");
    const holder = spawn(process.execPath, ["--input-type=module", "-e", script, path], {
      env: cleanEnvironment(home.path),
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await once(holder.stdout, "data");
      const { code, stdout, stderr } = await cli("datasets");
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toContain(String(holder.pid));
      expect(stderr.trim().split("\n")).toHaveLength(1);
      // What only needs the casebook does not mind.
      expect((await cli("hubs")).stderr).toContain("Nothing has been scored");
    } finally {
      holder.kill();
      await once(holder, "exit");
    }
  });

  test("a file that is no DuckDB file is left as it is", async () => {
    writeFileSync(join(home.path, "tributary.duckdb"), "a letter, not a database ".repeat(1000));
    const { code, stderr } = await cli("datasets");
    expect(code).toBe(1);
    expect(stderr).toContain("is not a DuckDB file");
  });

  test("a home that cannot be made is named", async () => {
    writeFileSync(join(home.path, "file"), "");
    const { code, stderr } = await cli("hubs", "--home", join(home.path, "file", "home"));
    expect(code).toBe(1);
    expect(stderr).toContain("--home");
  });
});

test("a place where nothing can be made, as below /proc on Linux, is named at once", async () => {
  const { code, stderr } = await cli("datasets", "--home", "/proc/tributary/home", "--quiet");
  expect(code).toBe(1);
  expect(stderr).toMatch(/\/proc\/tributary.*could not be made/);
});

test("a folder that is not there is named, and not made, for a store or an export", async () => {
  const file = transferFile(home.path, "march.csv", { HUB: 4 });
  await cli("load", file);
  const missing = join(home.path, "mistyped");
  for (const args of [
    ["load", file, "--store", `duckdb:${join(missing, "x.duckdb")}`],
    ["export", "--hub", "HUB", "--out", join(missing, "evidence")],
  ]) {
    const { code, stderr } = await cli(...args, "--quiet");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^There is no folder .*mistyped for .*: make it first/)]);
    expect(existsSync(missing)).toBe(false);
  }
});

describe("a disk without room", () => {
  // A limit on the size of files fails the same calls as a full disk does, and needs no rights.
  test.each([200, 900, 1500])(
    "of %i KiB a file stops a load with one sentence, and the next load works",
    async (kib) => {
      const file = transferFile(home.path, "march.csv", { HUB: 20_000 });
      const line = `ulimit -f ${kib}; exec "${process.execPath}" "${CLI}" load "${file}" --quiet`;
      const { code, stdout, stderr } = await runProcess("bash", ["-c", line], home.path);
      expect([code, stdout], stderr).toEqual([1, ""]);
      expect(stderr).toMatch(/is full.*Free some space/);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(await datasets()).toEqual([]);
      expect((await cli("load", file)).code).toBe(0);
    },
  );
});

describe("Ctrl-C", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("%s stops a load with 130, and nothing of it is kept", async (signal) => {
    const file = transferFile(home.path, "march.csv", { HUB: 150_000 });
    const { code, stdout, stderr } = await runCli(home.path, ["load", file], {
      onStart(child) {
        child.stderr?.once("data", () => child.kill(signal));
      },
    });
    expect([code, stdout], stderr).toEqual([130, ""]);
    expect(stderr).toContain("Stopping");
    expect(await datasets()).toEqual([]);
    expect((await cli("load", file)).code).toBe(0);
  });

  test("stops a run with 130, and the casebook has no run", async () => {
    await cli("load", transferFile(home.path, "march.csv", { HUB: 100_000 }));
    const { code, stderr } = await runCli(home.path, ["score"], {
      onStart(child) {
        child.stderr?.once("data", () => child.kill("SIGINT"));
      },
    });
    expect(code, stderr).toBe(130);
    expect((await cli("hubs")).stderr).toContain("Nothing has been scored");
  });
});

test("a run killed at any moment is whole in the casebook or absent, and the next run works", async () => {
  await cli("load", transferFile(home.path, "march.csv", { HUB: 20_000, SMALL: 400 }));
  const begin = performance.now();
  const first = JSON.parse((await cli("score", "--json")).stdout);
  const scoreMs = performance.now() - begin;
  const random = new Random(7);
  for (let kill = 0; kill < 6; kill++) {
    const delay = (0.3 + 0.7 * random.unit()) * scoreMs;
    await runCli(home.path, ["score"], { onStart: (child) => setTimeout(() => child.kill("SIGKILL"), delay) });
    const { code, stdout, stderr } = await cli("hubs", "--json", "--limit", "0");
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(first.counts.scored);
  }
  const last = JSON.parse((await cli("score", "--json")).stdout);
  expect(last.runKey).toBe(first.runKey);
  expect(last.counts).toEqual(first.counts);
});

test("TRIBUTARY_DEBUG shows where a failure came from", async () => {
  const { stderr } = await runCli(home.path, ["hubs"], { env: { TRIBUTARY_DEBUG: "1" } });
  expect(stderr).toMatch(/^\s+at /m);
});

test("TRIBUTARY_STORE and --store name the store's file, and --store wins", async () => {
  const file = transferFile(home.path, "march.csv", { HUB: 4 });
  const env = { TRIBUTARY_STORE: `duckdb:${join(home.path, "a.duckdb")}` };
  await runCli(home.path, ["load", file], { env });
  await runCli(home.path, ["load", file, "--store", `duckdb:${join(home.path, "b.duckdb")}`], { env });
  expect([existsSync(join(home.path, "a.duckdb")), existsSync(join(home.path, "b.duckdb"))]).toEqual([true, true]);
});
