import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { openDuckdbStore } from "../../server/store/duckdb/duckdb-store.ts";
import { storeContract } from "./store-contract.ts";
import type { Subject } from "./subject.ts";

describe("DuckDB keeps the contract", () => storeContract(openEmpty));

async function openEmpty(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-contract-"));
  const path = join(folder, "tributary.duckdb");
  let store = await openDuckdbStore(path);
  return {
    get store() {
      return store;
    },
    async reopen() {
      await store.close();
      store = await openDuckdbStore(path);
      return store;
    },
    async dispose() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
