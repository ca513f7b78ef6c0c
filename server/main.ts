import { hostname } from "node:os";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { type Casebook, openCasebook } from "./casebook/casebook.ts";
import type { Config, StoreAddress } from "./config.ts";
import { Failure } from "./domain/failure.ts";
import type { StopSignal } from "./domain/progress.ts";
import { noteProtectedByData } from "./jobs/protection.ts";
import { setRunsOfReplacedStoreAside } from "./jobs/replaced-store.ts";
import { requireFolderOf } from "./jobs/require-folder.ts";
import type { Workspace } from "./jobs/workspace.ts";
import type { Store, StoreLock } from "./store/store.ts";

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
 *
 * A process that was killed keeps a Neo4j's lock until its lease ends, so the lock is waited for as long as that; `say`
 * is told once.
 */
export async function openWorkspace(
  config: Config,
  access: "reading" | "changing",
  { say, signal }: Waiting = {},
): Promise<OpenWorkspace> {
  const casebook = openConfiguredCasebook(config);
  let store: Store | undefined;
  let lock: StoreLock | null = null;
  try {
    store = await openStore(config.store);
    const owner = `${config.user}@${hostname()}, process ${process.pid}`;
    lock = access === "changing" ? await waitForLock(store, owner, { say, signal }) : null;
    if (lock !== null) await store.recover();
    const workspace = workspaceOf(config, store, casebook, lock);
    if (await setRunsOfReplacedStoreAside(workspace)) {
      say?.(`${store.description} is not the store of the earlier runs, which are set aside: score again.`);
    }
    if (lock !== null) await noteProtectedByData(workspace);
    return workspace;
  } catch (error) {
    await lock?.release();
    await store?.close();
    casebook.close();
    throw error;
  }
}

interface Waiting {
  readonly say?: ((text: string) => void) | undefined;
  readonly signal?: StopSignal | undefined;
}

/** A little longer than a lease lives after its owner has died. */
const LOCK_PATIENCE_MS = 25_000;
const LOCK_RETRY_MS = 1_000;

async function waitForLock(store: Store, owner: string, { say, signal }: Waiting): Promise<StoreLock> {
  const end = performance.now() + LOCK_PATIENCE_MS;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await store.lock(owner);
    } catch (error) {
      const isHeld = error instanceof Failure && error.code === "LOCK_HELD";
      if (!isHeld || performance.now() > end || signal?.aborted) throw error;
      if (isFirst) say?.(`${error.message} Waiting up to ${LOCK_PATIENCE_MS / 1000} s for it …`);
    }
    await setTimeout(LOCK_RETRY_MS);
  }
}

function workspaceOf(config: Config, store: Store, casebook: Casebook, lock: StoreLock | null): OpenWorkspace {
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    try {
      await lock?.release();
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
      requireFolderOf(address.path, "STORE_UNAVAILABLE");
      const { openDuckdbStore } = await import("./store/duckdb/duckdb-store.ts");
      return openDuckdbStore(address.path);
    }
    case "neo4j": {
      const { openNeo4jStore } = await import("./store/neo4j/neo4j-store.ts");
      return openNeo4jStore(address.url, address.user, address.password);
    }
  }
}
