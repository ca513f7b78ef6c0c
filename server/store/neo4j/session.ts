import { setTimeout as wait } from "node:timers/promises";
import neo4j, { type Driver } from "neo4j-driver";
import { Failure } from "../../domain/failure.ts";
import type { QueryLibrary } from "../query-library.ts";
import { isConflict, neo4jFailure } from "./neo4j-failure.ts";

/**
 * What a query may be given. Numbers arrive as floats, so a query says `toInteger` where it stores or looks up whole
 * numbers; a bigint arrives as a 64-bit integer.
 */
type Parameter = string | number | bigint | boolean | null | readonly Parameter[] | ParameterMap;
export type ParameterMap = { readonly [name: string]: Parameter };

/** Whole numbers of the database come back as bigint. */
type Value = string | number | bigint | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** Deadlocks of two lanes resolve at once; after so many rounds something else is wrong. */
const CONFLICT_ROUNDS = 20;
const CONFLICT_PAUSE_MS = 50;

/** A Neo4j that is spoken to in named queries and that throws Failures. Any number of tasks may use it at once. */
export class Session {
  /** The server, for messages: "localhost:7687". */
  readonly place: string;
  readonly #driver: Driver;
  readonly #queries: QueryLibrary;
  #isClosed = false;

  constructor(driver: Driver, queries: QueryLibrary, place: string) {
    this.#driver = driver;
    this.#queries = queries;
    this.place = place;
  }

  /** All rows of the query, in its order, from one transaction that is repeated where another was in the way. */
  async rows<R = Row>(name: string, parameters: ParameterMap = {}): Promise<readonly R[]> {
    const { text } = this.#queries.check(name, parameters);
    for (let round = 1; ; round++) {
      this.refuseClosed();
      try {
        const { records } = await this.#driver.executeQuery(text, parameters);
        return records.map((record) => record.toObject() as R);
      } catch (error) {
        this.refuseClosed();
        if (!isConflict(error) || round === CONFLICT_ROUNDS) throw neo4jFailure(error, this.place);
        await wait(CONFLICT_PAUSE_MS);
      }
    }
  }

  /** Runs a query whose rows do not matter. */
  async run(name: string, parameters: ParameterMap = {}): Promise<void> {
    await this.rows(name, parameters);
  }

  /** Throws STORE_UNAVAILABLE or STORE_PASSWORD where the server cannot be used, without trying long. */
  async refuseUnreachable(): Promise<void> {
    try {
      await this.#driver.getServerInfo();
    } catch (error) {
      throw neo4jFailure(error, this.place);
    }
  }

  refuseClosed(): void {
    if (this.#isClosed) throw new Failure("STORE_CLOSED", "The store was closed before this was asked of it.");
  }

  /** Every later call throws STORE_CLOSED. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#driver.close();
  }
}

/** Seconds, not the driver's half minute: a person waits for the answer. */
const CONNECT_MS = 4_000;
const RETRY_MS = 4_000;

/** Opens no connection yet. Throws OPTION_INVALID where the address is none that Neo4j has. */
export function connect(url: string, user: string, password: string): { driver: Driver; place: string } {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || address.host === "" || !/^(neo4j|bolt)(\+s|\+ssc)?:$/.test(address.protocol)) {
    throw new Failure("OPTION_INVALID", "The store's address must look like neo4j://localhost:7687.", {
      kind: "usage",
    });
  }
  if (address.username !== "" || address.password !== "") {
    const advice = "Put them into NEO4J_USER and NEO4J_PASSWORD, where other users of the machine do not see them.";
    throw new Failure("OPTION_INVALID", `The store's address may not hold user or password. ${advice}`, {
      kind: "usage",
    });
  }
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password), {
    useBigInt: true,
    connectionTimeout: CONNECT_MS,
    connectionAcquisitionTimeout: 2 * CONNECT_MS,
    maxTransactionRetryTime: RETRY_MS,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: "OFF" },
  });
  return { driver, place: address.host };
}
