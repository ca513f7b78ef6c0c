import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCasebook } from "../../server/casebook/casebook.ts";
import type { Workspace } from "../../server/jobs/workspace.ts";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";

export interface TestWorkspace extends Workspace {
  dispose(): Promise<void>;
}

/** A workspace on a new DuckDB file in a home of its own, at a standing time. */
export async function openTestWorkspace(): Promise<TestWorkspace> {
  const home = mkdtempSync(join(tmpdir(), "tributary-home-"));
  const path = join(home, "tributary.duckdb");
  const now = () => new Date("2026-06-01T08:00:00Z");
  const store = await openDuckdbStore(path);
  const casebook = openCasebook(home, { store: `duckdb:${path}`, now });
  return {
    store,
    casebook,
    home,
    user: "tester",
    now,
    async dispose() {
      await store.close();
      casebook.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
