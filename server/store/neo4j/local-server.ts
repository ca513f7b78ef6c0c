/**
 * A real Neo4j on this machine, from Neo4j's own jars: to try Tributary with, and for tests. Needs Java and Maven, no container.
 *
 * It listens on 127.0.0.1 for Bolt only, authentication on, and reports nothing to its maker.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import neo4j from "neo4j-driver";
import { Failure } from "../../domain/failure.ts";
import { neo4jJars } from "./local-server/fetch-jars.ts";
import { findJavas, type Java } from "./local-server/find-java.ts";
import { javaFlags, NEO4J_RELEASES, type Neo4jRelease } from "./local-server/neo4j-release.ts";

export interface LocalNeo4jOptions {
  /** Keeps data, configuration and logs; made if absent. Its password is the one of its first start. */
  readonly folder: string;
  /** Keeps the jars of each release, fetched once. */
  readonly cache: string;
  /** At least 8 characters, as Neo4j asks. */
  readonly password: string;
  /** Removes what the folder holds first. Default false. */
  readonly fresh?: boolean;
  /** Default: any free port. */
  readonly port?: number;
  /** One of NEO4J_RELEASES; default: the newest that the newest Java runs. */
  readonly version?: string;
  /** Homes of Java to consider beside the PATH and the usual folders. */
  readonly javaHomes?: readonly string[];
  /** Default 1,024. */
  readonly heapMb?: number;
  /** Default 256. */
  readonly pageCacheMb?: number;
  /** Told what takes long. */
  readonly say?: (line: string) => void;
}

export interface LocalNeo4j {
  /** "neo4j://127.0.0.1:PORT". */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Of Neo4j. */
  readonly version: string;
  readonly javaVersion: string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Stops the server in good order; its data stays. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts take 5-6 s on two idle cores; a busy machine gets twenty times that. */
const START_PATIENCE_MS = 120_000;
const GUARD = fileURLToPath(new URL("local-server/guard.ts", import.meta.url));

/**
 * Starts a Neo4j and waits until it answers. It ends with `stop`, or when this process ends in whatever way.
 * Throws STORE_UNAVAILABLE with one sentence that says what is missing and how to get it.
 */
export async function startLocalNeo4j(options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const { release, java } = chooseRelease(findJavas(options.javaHomes ?? []), options.version ?? null);
  const jars = await neo4jJars(release.version, options.cache, options.say ?? (() => {}));
  const port = await freePort(options.port ?? 0);
  if (options.fresh === true) rmSync(options.folder, { recursive: true, force: true });
  writeConfiguration(options, release, port);
  setFirstPassword(options, java, jars);

  const server = startServer(options, release, java, jars);
  const url = `neo4j://127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const stop = async () => {
    server.stdin?.end();
    await ended;
  };
  try {
    await untilItAnswers(server, url, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    user: "neo4j",
    password: options.password,
    version: release.version,
    javaVersion: java.version,
    ended,
    stop,
  };
}

/** The wanted release, or the newest, that one of the Javas runs; with the newest such Java. */
function chooseRelease(javas: readonly Java[], version: string | null): { release: Neo4jRelease; java: Java } {
  const releases = NEO4J_RELEASES.filter((release) => version === null || release.version === version);
  for (const release of releases) {
    const java = javas.find(({ major }) => major >= release.oldestJava && major <= release.newestJava);
    if (java !== undefined) return { release, java };
  }
  const found = javas.length === 0 ? "none was found" : `found: ${javas.map((java) => java.version).join(", ")}`;
  const wanted = releases.map((release) => `Java ${release.oldestJava} or newer for Neo4j ${release.version}`);
  throw new Failure(
    "STORE_UNAVAILABLE",
    `No Java that runs Neo4j (${found}). Install one (Debian: \`apt install openjdk-17-jre-headless\`, macOS: \`brew ` +
      `install openjdk\`): ${wanted.join(", ") || `Neo4j ${version} is not among the releases known here`}.`,
  );
}

/** The port itself, or any free one for 0. */
function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (cause) =>
      reject(
        new Failure("STORE_UNAVAILABLE", `Port ${port} is in use. Stop what listens there, or choose another port.`, {
          cause,
        }),
      ),
    );
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      const given = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(given));
    });
  });
}

function writeConfiguration(options: LocalNeo4jOptions, release: Neo4jRelease, port: number): void {
  const settings = [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    "server.http.enabled=false",
    `server.memory.pagecache.size=${options.pageCacheMb ?? 256}m`,
    "dbms.usage_report.enabled=false",
    "client.allow_telemetry=false",
    // Statements would carry account numbers into a log.
    "db.logs.query.enabled=OFF",
    "db.tx_log.preallocate=false",
    "db.tx_log.rotation.retention_policy=keep_none",
    ...release.settings,
  ];
  mkdirSync(join(options.folder, "conf"), { recursive: true });
  mkdirSync(join(options.folder, "logs"), { recursive: true });
  writeFileSync(join(options.folder, "conf", "neo4j.conf"), `${settings.join("\n")}\n`);
}

/** Sets the password where no database is yet; later starts keep it. */
function setFirstPassword(options: LocalNeo4jOptions, java: Java, jars: string): void {
  if (existsSync(join(options.folder, "data", "databases"))) return;
  const args = [...javaFlags(java.major), "-cp", join(jars, "*"), "org.neo4j.cli.AdminTool"];
  const done = spawnSync(java.command, [...args, "dbms", "set-initial-password", options.password], {
    encoding: "utf8",
    env: { NEO4J_HOME: options.folder, NEO4J_CONF: join(options.folder, "conf") },
  });
  if (done.status === 0) return;
  const reason = `${done.stderr}${done.stdout}`.trim().split("\n")[0] ?? "";
  throw new Failure("STORE_UNAVAILABLE", `The password of the new Neo4j could not be set. ${reason}`);
}

/** The JVM under its guard, in a process group of its own, so that Ctrl-C reaches us first. */
function startServer(options: LocalNeo4jOptions, release: Neo4jRelease, java: Java, jars: string): ChildProcess {
  const log = openSync(join(options.folder, "logs", "console.log"), "w");
  const heap = options.heapMb ?? 1024;
  const command = [
    java.command,
    `-Xms${Math.min(heap, 256)}m`,
    `-Xmx${heap}m`,
    ...javaFlags(java.major),
    "-cp",
    join(jars, "*"),
    release.mainClass,
    `--home-dir=${options.folder}`,
    `--config-dir=${join(options.folder, "conf")}`,
  ];
  try {
    return spawn(process.execPath, [GUARD, ...command], { stdio: ["pipe", log, log], detached: true });
  } finally {
    closeSync(log);
  }
}

async function untilItAnswers(server: ChildProcess, url: string, options: LocalNeo4jOptions): Promise<void> {
  // A server that is starting may accept a connection and not answer yet: ask again rather than wait.
  const driver = neo4j.driver(url, neo4j.auth.basic("neo4j", options.password), {
    connectionTimeout: 2_000,
    connectionAcquisitionTimeout: 5_000,
    telemetryDisabled: true,
  });
  const deadline = Date.now() + START_PATIENCE_MS;
  try {
    for (;;) {
      const answer = await driver.getServerInfo().then(
        () => "",
        (error: unknown) => (error instanceof neo4j.Neo4jError ? error.code : String(error)),
      );
      if (answer === "") return;
      if (answer.includes("Security"))
        throw new Failure("STORE_PASSWORD", `The Neo4j in ${options.folder} was made with another password.`);
      if (server.exitCode !== null || Date.now() > deadline)
        throw new Failure("STORE_UNAVAILABLE", `Neo4j did not start. ${lastLogLine(options.folder)}`);
      await wait(250);
    }
  } finally {
    await driver.close();
  }
}

function lastLogLine(folder: string): string {
  const lines = readFileSync(join(folder, "logs", "console.log"), "utf8")
    .trim()
    .split("\n");
  const error = lines.findLast((line) => /ERROR|Exception|error/.test(line)) ?? lines.at(-1) ?? "";
  return `Its log ${join(folder, "logs", "console.log")} says: ${error}`;
}
