import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { WHOLE_TIME } from "../../../server/domain/window.ts";
import { openDuckdbStore } from "../../../server/store/duckdb/duckdb-store.ts";
import { NEW_YEAR, stagedLoad, transfer } from "../../contract/staged-literal.ts";
import { newFolder } from "./store-file.ts";

const KILLS = 20;
/** More than two of DuckDB's row groups, so that some are written before the load commits. */
const TRANSFERS = 260_000;

test("a load killed at any moment leaves its dataset whole or absent, and the next load works", {
  timeout: 300_000,
}, async () => {
  const folder = await newFolder();
  const path = join(folder, "tributary.duckdb");
  const transfers = Array.from({ length: TRANSFERS }, (_, i) =>
    transfer({ transferId: `${i}`, payer: `p${i % 4999}`, payee: `q${i % 997}`, bookedAt: NEW_YEAR + i }),
  );
  const staged = await stagedLoad("big", { transfers });
  const datasetFile = join(folder, "dataset.json");
  await writeFile(datasetFile, JSON.stringify(staged.dataset));
  const command = [join(import.meta.dirname, "loading-process.ts"), path, staged.transfersFile, datasetFile];

  const wholeLoadMs = (await runLoad(command, null)).ms;
  await expectWholeOrAbsent(path, { mustBeWhole: true });
  let killedBefore = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const { isLoaded } = await runLoad(command, (wholeLoadMs * kill) / (KILLS - 1));
    if (!isLoaded) killedBefore++;
    await expectWholeOrAbsent(path, { mustBeWhole: isLoaded });
  }
  expect(killedBefore).toBeGreaterThan(KILLS / 4);
  expect((await runLoad(command, null)).isLoaded).toBe(true);
  await expectWholeOrAbsent(path, { mustBeWhole: true });
  await staged.dispose();
});

/** Runs a load; kills its process so many milliseconds after the load begins, or lets it end when `null`. */
async function runLoad(
  command: readonly string[],
  killAfterMs: number | null,
): Promise<{ readonly ms: number; readonly isLoaded: boolean }> {
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  await once(child.stdout, "data");
  const began = performance.now();
  if (killAfterMs !== null) {
    await setTimeout(killAfterMs);
    child.kill("SIGKILL");
  }
  await exited;
  return { ms: performance.now() - began, isLoaded: said.includes("loaded\n") };
}

/** Opens the store as the next start would, checks the dataset and removes it. */
async function expectWholeOrAbsent(path: string, { mustBeWhole }: { readonly mustBeWhole: boolean }): Promise<void> {
  const store = await openDuckdbStore(path);
  try {
    expect(await store.recover()).toEqual([]);
    const datasets = await store.datasets();
    if (mustBeWhole) expect(datasets).toHaveLength(1);
    const expected = datasets.length === 1 ? TRANSFERS : 0;
    expect((await store.transferColumns(WHOLE_TIME)).length).toBe(expected);
    expect((await store.accounts()).order.length > 0).toBe(expected > 0);
    if (datasets.length === 1) await store.unload("big");
  } finally {
    await store.close();
  }
}
