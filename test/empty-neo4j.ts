import { readFileSync } from "node:fs";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { inject } from "vitest";
import { openNeo4jStore } from "../server/store/neo4j/neo4j-store.ts";
import type { Store } from "../server/store/store.ts";

const EMPTY = readFileSync(join(import.meta.dirname, "empty-neo4j.cypher"), "utf8");

/** Opens a store on the Neo4j of this run. */
export function openTestNeo4j(): Promise<Store> {
  return openNeo4jStore(inject("neo4jUrl"), inject("neo4jUser"), inject("neo4jPassword"));
}

/** Runs one statement on the Neo4j of this run, past the store: to look at what is there, or to damage it. */
export async function onTestNeo4j(statement: string): Promise<readonly Record<string, unknown>[]> {
  const auth = neo4j.auth.basic(inject("neo4jUser"), inject("neo4jPassword"));
  const driver = neo4j.driver(inject("neo4jUrl"), auth, { disableLosslessIntegers: true });
  const session = driver.session();
  try {
    return (await session.run(statement)).records.map((record) => record.toObject());
  } finally {
    await driver.close();
  }
}

/** Removes every node and relationship from the Neo4j of this run; constraints and indexes stay. */
export async function emptyTestNeo4j(): Promise<void> {
  await onTestNeo4j(EMPTY);
}
