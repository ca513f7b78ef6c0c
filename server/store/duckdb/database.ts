import { join } from "node:path";
import { Failure } from "../../domain/failure.ts";
import { QueryLibrary } from "../query-library.ts";
import { duckdbFailure } from "./duckdb-failure.ts";
import type { OpenFile } from "./open-database.ts";
import { Session } from "./session.ts";

/**
 * Sessions on one open file: any number of readers side by side, one writer at a time.
 *
 * A reader sees what was committed when its statement began; a transaction of its own is not needed but for several
 * statements that must agree.
 */
export class Database {
  readonly #file: OpenFile;
  readonly #queries = new QueryLibrary(join(import.meta.dirname, "sql"), ".sql");
  readonly #idle: Session[] = [];
  readonly #busy = new Set<Promise<unknown>>();
  #lastWrite: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | null = null;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  get path(): string {
    return this.#file.path;
  }

  /** Lends a session to one task. */
  async read<T>(task: (session: Session) => Promise<T>): Promise<T> {
    if (this.#closed !== null) throw new Failure("STORE_CLOSED", "The store was closed. Open it again.");
    const running = this.#lend(task);
    this.#busy.add(running);
    try {
      return await running;
    } finally {
      this.#busy.delete(running);
    }
  }

  /** Lends a session to one task, after all earlier writers, in one transaction. */
  async write<T>(task: (session: Session) => Promise<T>): Promise<T> {
    const before = this.#lastWrite;
    const running = this.read(async (session) => {
      await before.catch(() => undefined);
      return session.atomically(() => task(session));
    });
    this.#lastWrite = running;
    return running;
  }

  /** Waits for the tasks that run, then lets go of the file. Safe to call twice. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.allSettled([...this.#busy]);
    for (const session of this.#idle) session.close();
    try {
      this.#file.instance.closeSync();
    } catch (error) {
      throw duckdbFailure(error, this.path);
    } finally {
      this.#file.release();
    }
  }

  async #lend<T>(task: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#idle.pop() ?? (await this.#connect());
    try {
      return await task(session);
    } finally {
      this.#idle.push(session);
    }
  }

  async #connect(): Promise<Session> {
    try {
      return new Session(await this.#file.instance.connect(), this.#queries, this.path);
    } catch (error) {
      throw duckdbFailure(error, this.path);
    }
  }
}
