import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { Random } from "../../server/analyse/random.ts";
import { verifyExport } from "../../server/export/verify-export.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";
import { transfer } from "../contract/staged-literal.ts";
import { loadLiteral } from "../contract/subject.ts";

const SCRIPT = fileURLToPath(new URL("./export-once.ts", import.meta.url));
const KILLS = 8;

/** Runs an export in a process of its own, kills it some time after it began, or never, and waits for its end. */
function exportInProcess(args: readonly string[], killAfterMs: number | null): Promise<number | null> {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.once("data", () => {
    if (killAfterMs !== null) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => done(code));
  });
}

test("an export killed at any moment is whole or absent, and the next one clears what was left", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tributary-killed-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const storePath = join(folder, "store", "tributary.duckdb");
  const store = await openDuckdbStore(storePath);
  const transfers = Array.from({ length: 20_000 }, (_, i) =>
    transfer({
      transferId: `T${i}`,
      payer: `payer-${i % 5000}`,
      payee: "hub",
      bookedAt: i,
      remark: "lunch ".repeat(20),
    }),
  );
  await loadLiteral(store, "large", { transfers });
  await store.close();

  const exports = join(folder, "exports");
  await mkdir(exports);
  const random = new Random(20);
  let killed = 0;
  for (let i = 0; i < KILLS; i++) {
    const out = join(exports, `out-${i}`);
    const code = await exportInProcess([storePath, "hub", out], random.below(700));
    if (code === null) killed++;
    if (existsSync(out)) expect((await verifyExport(out)).files).toBe(4);
    else expect(code).toBeNull();
    await rm(out, { recursive: true, force: true });
    expect(await exportInProcess([storePath, "hub", out], null)).toBe(0);
    expect((await readdir(exports)).filter((name) => name.includes(`out-${i}`))).toEqual([`out-${i}`]);
  }
  expect(killed).toBeGreaterThan(0);
});
