import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { CURRENCY_EXPONENTS } from "../domain/currency.ts";
import { Failure } from "../domain/failure.ts";
import { literal, type Sql, sqlText } from "./sql-template.ts";

export type Row = Readonly<Record<string, DuckDBValue>>;

/** The temporary DuckDB in which a load is checked. It lies in the folder of the load and goes with it. */
export class StagingDatabase {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #isClosed = false;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** `memoryMb` caps DuckDB's buffers; what does not fit spills into the folder. No extension is ever fetched. */
  static async open(folder: string, memoryMb: number, threads: number): Promise<StagingDatabase> {
    const instance = await DuckDBInstance.create(join(folder, "staging.duckdb"), {
      memory_limit: `${memoryMb}MB`,
      threads: String(threads),
      temp_directory: join(folder, "spill"),
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      preserve_insertion_order: "true",
    });
    const connection = await instance.connect();
    const database = new StagingDatabase(instance, connection);
    await database.run(sqlText("tables", { currencies: literal([...CURRENCY_EXPONENTS.keys()]) }));
    return database;
  }

  /** Runs all statements of a text. Throws DISK_FULL where the disk is full. */
  async run(sql: Sql): Promise<void> {
    try {
      await this.#connection.run(sql);
    } catch (error) {
      throw asFailure(error);
    }
  }

  /** Starts a statement on a connection of its own, so that it runs beside other work and can be stopped. */
  async start(sql: Sql): Promise<RunningStatement> {
    const connection = await this.#instance.connect();
    const done = connection
      .run(sql)
      .then(() => null)
      .catch((error: unknown) => asFailure(error))
      .finally(() => connection.closeSync());
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    return {
      failure: done,
      stop: async () => {
        if (!isDone) connection.interrupt();
        await done;
      },
    };
  }

  /** All rows of a query, for results that are known to be small. */
  async rows(sql: Sql): Promise<readonly Row[]> {
    try {
      const reader = await this.#connection.runAndReadAll(sql);
      return reader.getRowObjects() as unknown as readonly Row[];
    } catch (error) {
      throw asFailure(error);
    }
  }

  /** The rows of a query, some thousand at a time, on a connection of their own. */
  async *stream(sql: Sql): AsyncGenerator<readonly Row[]> {
    const connection = await this.#instance.connect();
    try {
      const result = await connection.stream(sql);
      for await (const rows of result.yieldRowObjects()) yield rows as unknown as readonly Row[];
    } catch (error) {
      throw asFailure(error);
    } finally {
      connection.closeSync();
    }
  }

  /** Hands an appender of a table to `fill` and writes what it appended. */
  async append(table: string, fill: (appender: Appender) => Promise<void>): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    try {
      await fill(appender);
    } finally {
      appender.closeSync();
    }
  }

  /** Safe to call twice. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
/** `failure` is what stopped the statement, null where it came to its end. `stop` resolves when nothing runs any more. */
export interface RunningStatement {
  readonly failure: Promise<unknown>;
  stop(): Promise<void>;
}

export type Appender = Awaited<ReturnType<DuckDBConnection["createAppender"]>>;

/** The error in the words of a person who can act on it, where it is one of a full disk; else as it is. */
export function asFailure(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (!/no space left|file too large|out of disk|ENOSPC|max_temp_directory_size/i.test(message)) return error;
  return new Failure(
    "DISK_FULL",
    "The disk is full. Free some space in the home directory of Tributary and load again; nothing was loaded.",
    {
      cause: error,
    },
  );
}
