import { hostname } from "node:os";
import { type Casebook, openCasebook } from "./casebook/casebook.ts";
import type { Config, StoreAddress } from "./config.ts";
import type { Workspace } from "./jobs/workspace.ts";
import type { Store } from "./store/store.ts";

const now = (): Date => new Date();

export interface OpenWorkspace extends Workspace {
  /** Gives the store's lock back and closes store and casebook. Safe to call twice. */
  close(): Promise<void>;
}

/** The casebook of the configured home, for the runs of the configured store. */
export function openConfiguredCasebook(config: Config): Casebook {
  const casebook = openCasebook(config.home, { store: config.storeName, now });
  casebook.users.note(config.user, now());
  return casebook;
}

/**
 * Opens store and casebook. To change the store, its lock is taken (LOCK_HELD where a server or another load has it),
 * and what an interrupted load left is removed first.
 */
export async function openWorkspace(config: Config, access: "reading" | "changing"): Promise<OpenWorkspace> {
  const casebook = openConfiguredCasebook(config);
  let store: Store | undefined;
  try {
    store = await openStore(config.store);
    const lock =
      access === "changing" ? await store.lock(`${config.user}@${hostname()}, process ${process.pid}`) : null;
    if (access === "changing") await store.recover();
    return workspaceOf(config, store, casebook, async () => lock?.release());
  } catch (error) {
    await store?.close();
    casebook.close();
    throw error;
  }
}

function workspaceOf(config: Config, store: Store, casebook: Casebook, unlock: () => Promise<void>): OpenWorkspace {
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    try {
      await unlock();
    } finally {
      await store.close();
      casebook.close();
    }
  };
  return {
    store,
    casebook,
    home: config.home,
    user: config.user,
    now,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** Adapters are loaded when they are needed: a driver costs a quarter of a second that a casebook query does not have. */
async function openStore(address: StoreAddress): Promise<Store> {
  switch (address.kind) {
    case "duckdb": {
      const { openDuckdbStore } = await import("./store/duckdb/duckdb-store.ts");
      return openDuckdbStore(address.path);
    }
    case "neo4j": {
      const { openNeo4jStore } = await import("./store/neo4j/neo4j-store.ts");
      return openNeo4jStore(address.url, address.user, address.password);
    }
  }
}
