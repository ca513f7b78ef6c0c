/**
 * vitest globalSetup: one real Neo4j for the whole run, on a free port, with a fresh database in a temporary folder.
 *
 * Several projects of one run name this file; they share the server, and the last one to end stops it.
 * `TRIBUTARY_NEO4J=5.26.30` asks for that release; otherwise the newest that the newest Java runs is taken.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { TestProject } from "vitest/node";
import { type LocalNeo4j, startLocalNeo4j } from "../server/store/neo4j/local-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the Neo4j of this run, for `openNeo4jStore`. */
    neo4jUrl: string;
    neo4jUser: string;
    neo4jPassword: string;
  }
}

export const REPOSITORY = join(import.meta.dirname, "..");
/** Where the jars of Neo4j are kept between runs. */
export const NEO4J_CACHE = join(REPOSITORY, ".neo4j");
const PASSWORD = "only-for-tests";

interface Shared {
  users: number;
  server: Promise<RunningServer> | null;
}
interface RunningServer {
  readonly neo4j: LocalNeo4j;
  readonly folder: string;
}

/** Each project evaluates this module on its own, so what they share hangs on the process. */
const KEY = Symbol.for("tributary.test.neo4j");
const holder = globalThis as { [KEY]?: Shared };
holder[KEY] ??= { users: 0, server: null };
const shared = holder[KEY];

export async function setup(project: TestProject): Promise<void> {
  shared.users += 1;
  shared.server ??= start();
  const { neo4j } = await shared.server;
  project.provide("neo4jUrl", neo4j.url);
  project.provide("neo4jUser", neo4j.user);
  project.provide("neo4jPassword", neo4j.password);
}

export async function teardown(): Promise<void> {
  shared.users -= 1;
  if (shared.users > 0 || shared.server === null) return;
  const { neo4j, folder } = await shared.server;
  shared.server = null;
  await neo4j.stop();
  await rm(folder, { recursive: true, force: true });
}

async function start(): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-neo4j-"));
  const neo4j = await startLocalNeo4j({
    folder,
    cache: NEO4J_CACHE,
    password: PASSWORD,
    say: (line) => console.log(line),
    ...wantedByEnvironment(),
  });
  console.log(`Tests run on Neo4j ${neo4j.version} with Java ${neo4j.javaVersion}.`);
  return { neo4j, folder };
}

/** Release and Javas as the environment names them, for `startLocalNeo4j`. */
export function wantedByEnvironment(): { readonly version?: string; readonly javaHomes: readonly string[] } {
  const { TRIBUTARY_NEO4J: version, JAVA_HOME: javaHome } = process.env;
  return { ...(version ? { version } : {}), javaHomes: javaHome ? [javaHome] : [] };
}
