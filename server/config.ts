import { homedir, userInfo } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { Failure } from "./domain/failure.ts";

/** Where the transfers are. */
export type StoreAddress =
  | { readonly kind: "duckdb"; readonly path: string }
  | { readonly kind: "neo4j"; readonly url: string; readonly user: string; readonly password: string };

export interface Config {
  /** Directory of the store's file, the casebook and the keys. */
  readonly home: string;
  readonly store: StoreAddress;
  /** The store's address without password: names the store in messages and in the casebook. */
  readonly storeName: string;
  /** Who is at work: the name of the login on this machine. */
  readonly user: string;
  /** Fixed token of the server; null lets it make one. */
  readonly token: string | null;
  /** Port of the server; null lets it choose. */
  readonly port: number | null;
  /** Shows stack traces of failures. */
  readonly debug: boolean;
}

/** What the command line said; wins over the environment. */
export interface Given {
  readonly home?: string | undefined;
  readonly store?: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads TRIBUTARY_HOME (default `~/.tributary`), TRIBUTARY_STORE (default the DuckDB file `tributary.duckdb` in the
 * home), NEO4J_USER (default `neo4j`), NEO4J_PASSWORD, TRIBUTARY_TOKEN, PORT and TRIBUTARY_DEBUG: nothing else of
 * Tributary reads the environment. OPTION_INVALID where one of them cannot be used.
 */
export function readConfig(given: Given = {}, environment: Environment = process.env): Config {
  const home = resolve(set(given.home) ?? set(environment.TRIBUTARY_HOME) ?? join(homedir(), ".tributary"));
  const store = readStore(set(given.store) ?? set(environment.TRIBUTARY_STORE), home, environment);
  return {
    home,
    store,
    storeName: store.kind === "duckdb" ? `duckdb:${store.path}` : store.url,
    user: userName(),
    token: set(environment.TRIBUTARY_TOKEN) ?? null,
    port: readPort(set(environment.PORT)),
    debug: isDebugging(environment),
  };
}

/** True where failures are to be shown with their stack traces, whatever else cannot be read. */
export function isDebugging(environment: Environment = process.env): boolean {
  return set(environment.TRIBUTARY_DEBUG) !== undefined;
}

/** An empty variable counts as not set. */
function set(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text.trim();
}

const NEO4J_URL = /^(neo4j|bolt)(\+s|\+ssc)?:\/\//;

function readStore(address: string | undefined, home: string, environment: Environment): StoreAddress {
  if (address === undefined) return { kind: "duckdb", path: join(home, "tributary.duckdb") };
  if (address.startsWith("duckdb:")) return { kind: "duckdb", path: duckdbPath(address) };
  if (!NEO4J_URL.test(address)) {
    throw invalid(
      `The store ${withoutPassword(address)} is of no known kind: write duckdb:PATH, neo4j://HOST:PORT or ` +
        "bolt://HOST:PORT in --store or TRIBUTARY_STORE.",
    );
  }
  return { kind: "neo4j", url: neo4jUrl(address), ...neo4jLogin(environment) };
}

function duckdbPath(address: string): string {
  const path = address.slice("duckdb:".length);
  if (path === "" || path === ":memory:") {
    throw invalid("The store duckdb: needs a file, for example --store duckdb:/data/tributary.duckdb.");
  }
  return isAbsolute(path) ? path : resolve(path);
}

function neo4jUrl(address: string): string {
  if (!URL.canParse(address) || new URL(address).hostname === "") {
    throw invalid(
      `The store ${withoutPassword(address)} is not an address: write neo4j://HOST:PORT or bolt://HOST:PORT.`,
    );
  }
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") {
    throw invalid(
      `The store's address ${url.protocol}//…@${url.host} holds a user or password, which other users of this machine ` +
        "could read: leave them out and set NEO4J_USER and NEO4J_PASSWORD in the environment.",
    );
  }
  return address.replace(/\/+$/, "");
}

function neo4jLogin(environment: Environment): { readonly user: string; readonly password: string } {
  const password = environment.NEO4J_PASSWORD;
  if (password === undefined || password === "") {
    throw new Failure(
      "STORE_PASSWORD",
      "Neo4j asks for a password, and none is set: put user and password into NEO4J_USER and NEO4J_PASSWORD in the " +
        "environment (never on the command line).",
    );
  }
  return { user: set(environment.NEO4J_USER) ?? "neo4j", password };
}

function readPort(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw invalid(`PORT ${text} is not a port: write a number between 1 and 65535, or 0 for any free one.`);
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/@]*@/, "//…@");
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no name belongs to.
    return "unnamed";
  }
}

function invalid(message: string): Failure {
  return new Failure("OPTION_INVALID", message, { kind: "usage" });
}
