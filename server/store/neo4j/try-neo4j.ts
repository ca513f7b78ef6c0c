/**
 * `npm run neo4j`: a Neo4j of one's own to try Tributary with. Prints how to use it; Ctrl-C stops it, its data stays.
 *
 *   npm run neo4j -- [--port 7687] [--folder .neo4j/try] [--neo4j 5.26.30] [--java-home DIR] [--fresh]
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Failure } from "../../domain/failure.ts";
import { startLocalNeo4j } from "./local-server.ts";

const CACHE = fileURLToPath(new URL("../../../.neo4j", import.meta.url));

const { values: asked } = parseArgs({
  options: {
    port: { type: "string", default: "7687" },
    folder: { type: "string", default: join(CACHE, "try") },
    neo4j: { type: "string" },
    "java-home": { type: "string" },
    fresh: { type: "boolean", default: false },
  },
});

/** The password of the folder's database, made up on first use and kept beside it for its owner alone. */
function passwordOf(folder: string): string {
  const file = join(folder, "password");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(12).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}

async function tryNeo4j(): Promise<void> {
  const folder = resolve(asked.folder);
  if (asked.fresh) rmSync(folder, { recursive: true, force: true });
  const server = await startLocalNeo4j({
    folder,
    cache: CACHE,
    password: passwordOf(folder),
    port: Number(asked.port),
    say: (line) => console.error(line),
    ...(asked.neo4j === undefined ? {} : { version: asked.neo4j }),
    javaHomes: asked["java-home"] === undefined ? [] : [asked["java-home"]],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void server.stop());
  console.error(`Neo4j ${server.version} on Java ${server.javaVersion}; its data is in ${folder}. Ctrl-C stops it.`);
  console.error("To use it with Tributary, in another terminal:\n");
  console.log(`export TRIBUTARY_STORE=${server.url}`);
  console.log(`export NEO4J_USER=${server.user}`);
  console.log(`export NEO4J_PASSWORD=${server.password}`);
  await server.ended;
}

await tryNeo4j().catch((error: unknown) => {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
