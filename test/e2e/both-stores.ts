import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { inject } from "vitest";
import { type Answered, type CliOptions, runCli } from "../cli/run-cli.ts";

/** One of the two stores, empty, as the command line reaches it. */
export interface StoreAtHand {
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  cli(args: readonly string[], options?: CliOptions): Promise<Answered>;
  /** As if the time had passed after which the lock of a killed process is free. */
  passLease(): Promise<void>;
  dispose(): Promise<void>;
}

export const STORES = { DuckDB: openDuckdb, Neo4j: openNeo4j } as const;

async function openDuckdb(): Promise<StoreAtHand> {
  const home = mkdtempSync(join(tmpdir(), "tributary-e2e-"));
  return storeAtHand(
    home,
    { TRIBUTARY_STORE: `duckdb:${join(home, "tributary.duckdb")}` },
    async () => {},
    async () => {},
  );
}

async function openNeo4j(): Promise<StoreAtHand> {
  const [url, user, password] = [inject("neo4jUrl"), inject("neo4jUser"), inject("neo4jPassword")];
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
  await empty(driver);
  const home = mkdtempSync(join(tmpdir(), "tributary-e2e-"));
  return storeAtHand(
    home,
    { TRIBUTARY_STORE: url, NEO4J_USER: user, NEO4J_PASSWORD: password },
    async () => {
      await driver.executeQuery("MATCH (lock:TributaryLock) SET lock.leaseEnd = 0");
    },
    async () => {
      await empty(driver);
      await driver.close();
    },
  );
}

function storeAtHand(
  home: string,
  env: Readonly<Record<string, string>>,
  passLease: () => Promise<void>,
  end: () => Promise<void>,
): StoreAtHand {
  return {
    home,
    env,
    cli: (args, options = {}) => runCli(home, args, { ...options, env: { ...env, ...options.env } }),
    passLease,
    async dispose() {
      await end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function empty(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    await session.run("MATCH ()-[r]->() CALL { WITH r DELETE r } IN TRANSACTIONS OF 20000 ROWS");
    await session.run("MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 20000 ROWS");
  } finally {
    await session.close();
  }
}
