import {
  BIGINT,
  BOOLEAN,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from "@duckdb/node-api";
import type { QueryLibrary } from "../query-library.ts";
import { duckdbFailure } from "./duckdb-failure.ts";

/** What a query may be given. Whole numbers become BIGINT, lists of texts VARCHAR[]. */
type Parameter = number | bigint | string | boolean | readonly string[];
export type Parameters = Readonly<Record<string, Parameter>>;

/** One row by column name, as the query casts its columns. */
export type Row = Readonly<Record<string, DuckDBValue>>;

/** One connection, which speaks in named queries and throws Failures. Not to be used by two tasks at once. */
export class Session {
  readonly #connection: DuckDBConnection;
  readonly #queries: QueryLibrary;
  readonly #path: string;

  constructor(connection: DuckDBConnection, queries: QueryLibrary, path: string) {
    this.#connection = connection;
    this.#queries = queries;
    this.#path = path;
  }

  /** All rows of the query, in its order. */
  async rows<R = Row>(name: string, parameters: Parameters = {}): Promise<readonly R[]> {
    const { text } = this.#queries.check(name, parameters);
    const { values, types } = bindingsOf(parameters);
    return this.#say(async () => {
      const result = await this.#connection.run(text, values, types);
      return (await result.getRowObjects()) as unknown as readonly R[];
    });
  }

  /** Runs a query whose rows do not matter. */
  async run(name: string, parameters: Parameters = {}): Promise<void> {
    await this.rows(name, parameters);
  }

  /** The query's rows as chunks of columns, as they come. */
  async *chunks(name: string, parameters: Parameters = {}): AsyncIterable<DuckDBDataChunk> {
    const { text } = this.#queries.check(name, parameters);
    const { values, types } = bindingsOf(parameters);
    const result = await this.#say(() => this.#connection.stream(text, values, types));
    for (;;) {
      const chunk = await this.#say(() => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk;
    }
  }

  /** Appends rows to a table, batch by batch; `write` puts one row's values in. */
  async append<T>(
    table: string,
    batches: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
    write: (appender: DuckDBAppender, row: T, at: number) => void,
  ): Promise<void> {
    const appender = await this.#say(() => this.#connection.createAppender(table));
    let rows = 0;
    try {
      for await (const batch of batches) {
        for (const row of batch) {
          write(appender, row, rows++);
          appender.endRow();
        }
        await this.#say(async () => appender.flushSync());
      }
    } finally {
      await this.#say(async () => appender.closeSync());
    }
  }

  /** Does all or nothing. */
  async atomically<T>(task: () => Promise<T>): Promise<T> {
    await this.run("begin");
    try {
      const result = await task();
      await this.run("commit");
      return result;
    } catch (error) {
      await this.run("rollback").catch(() => undefined);
      throw error;
    }
  }

  /** Makes the statement that runs now throw. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Share of the statement that runs now, 0-1; 0 while DuckDB does not know. */
  get progress(): number {
    return Math.max(0, this.#connection.progress.percentage) / 100;
  }

  close(): void {
    this.#connection.closeSync();
  }

  async #say<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      throw duckdbFailure(error, this.#path);
    }
  }
}

function bindingsOf(parameters: Parameters): {
  readonly values: Record<string, DuckDBValue>;
  readonly types: Record<string, DuckDBType>;
} {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const [bound, type] = bindingOf(value);
    values[name] = bound;
    types[name] = type;
  }
  return { values, types };
}

function bindingOf(value: Parameter): readonly [DuckDBValue, DuckDBType] {
  switch (typeof value) {
    case "number":
      return [BigInt(value), BIGINT];
    case "bigint":
      return [value, BIGINT];
    case "string":
      return [value, VARCHAR];
    case "boolean":
      return [value, BOOLEAN];
    case "object":
      return [listValue([...value]), LIST(VARCHAR)];
    default:
      return value satisfies never;
  }
}
