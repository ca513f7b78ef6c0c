import { closeSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Failure } from "../domain/failure.ts";
import { MIGRATIONS, QUERIES } from "./queries.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Values = Readonly<Record<string, SQLInputValue>>;

/** How long a process waits for another one that writes into the casebook. */
const BUSY_MS = 10_000;

/** Holds the index pages of half a million findings, so that saving a run does not read them back from disk. */
const CACHE_KIB = 65_536;

/** The SQLite file behind the casebook: named queries, transactions, and failures that say what to do. */
export class CasebookDatabase {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#path = path;
    this.#database = this.#guard(() => {
      // SQLite gives its other files the rights of this one: the owner's alone.
      closeSync(openSync(path, "a", 0o600));
      return new DatabaseSync(path, { timeout: BUSY_MS });
    });
    try {
      this.#guard(() => {
        this.#database.exec(
          `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -${CACHE_KIB}`,
        );
      });
      this.#migrate();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** A prepared query for a loop; `guard` translates its failures. */
  statement(name: string): StatementSync {
    let statement = this.#statements.get(name);
    if (statement === undefined) {
      const text = QUERIES.get(name);
      if (text === undefined) throw new Error(`There is no query named ${name}.`);
      statement = this.#database.prepare(text);
      this.#statements.set(name, statement);
    }
    return statement;
  }

  /** Runs a query that changes something; returns the number of rows changed and the last row's number. */
  run(name: string, values: Values = {}): { readonly changes: number; readonly rowNumber: number } {
    const result = this.#guard(() => this.statement(name).run(values));
    return { changes: Number(result.changes), rowNumber: Number(result.lastInsertRowid) };
  }

  first(name: string, values: Values = {}): Row | undefined {
    return this.#guard(() => this.statement(name).get(values));
  }

  all(name: string, values: Values = {}): readonly Row[] {
    return this.#guard(() => this.statement(name).all(values));
  }

  /** Everything in `work` happens, or nothing does. */
  transaction<T>(work: () => T): T {
    this.#guard(() => this.#database.exec("BEGIN IMMEDIATE"));
    try {
      const result = this.#guard(work);
      this.#guard(() => this.#database.exec("COMMIT"));
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #migrate(): void {
    if (this.#version() === MIGRATIONS.length) return;
    this.transaction(() => {
      const version = this.#version();
      if (version > MIGRATIONS.length) {
        throw new Failure(
          "CASEBOOK_UNREADABLE",
          `The casebook ${this.#path} has version ${version}, and this Tributary knows versions up to ` +
            `${MIGRATIONS.length}: use the newer Tributary that wrote it, or another home (--home).`,
        );
      }
      for (const migration of MIGRATIONS.slice(version)) this.#database.exec(migration);
      this.#database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    });
  }

  #version(): number {
    return this.#guard(() => Number(this.#database.prepare("PRAGMA user_version").get()?.user_version));
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asFailure(error, this.#path);
    }
  }
}

/** Primary result codes of SQLite, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const IO_ERROR = 10;
const FULL = 13;

function asFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("errcode" in error || "errno" in error)) return error;
  const code = "errcode" in error ? Number(error.errcode) & 0xff : null;
  if (code === BUSY || code === LOCKED) {
    return new Failure(
      "LOCK_HELD",
      `Another process has been writing into the casebook ${path} for more than ${BUSY_MS / 1000} s: ` +
        "wait for it to finish, then try again.",
      { cause: error, retriable: true },
    );
  }
  if (code === FULL || code === IO_ERROR) {
    return new Failure(
      "DISK_FULL",
      `The casebook ${path} could not be written (${error.message}): free some space on that disk, then try again; ` +
        "nothing was saved by halves.",
      { cause: error },
    );
  }
  return new Failure(
    "CASEBOOK_UNREADABLE",
    `The casebook ${path} cannot be used (${error.message}): check that it is a Tributary casebook that you may ` +
      "read and write, restore it from a backup, or choose another home with --home.",
    { cause: error },
  );
}
