import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openDuckdbStore } from "../../../server/store/duckdb/duckdb-store.ts";
import type { DuckdbOptions } from "../../../server/store/duckdb/open-database.ts";
import type { Store } from "../../../server/store/store.ts";

/** A new folder that goes when the test ends. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-duckdb-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that is closed when the test ends. */
export async function openedStore(path: string, options?: DuckdbOptions): Promise<Store> {
  const store = await openDuckdbStore(path, options);
  onTestFinished(() => store.close());
  return store;
}
