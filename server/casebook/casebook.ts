import { join } from "node:path";
import { Failure } from "../domain/failure.ts";
import { AuditTrail } from "./audit-trail.ts";
import { CasebookDatabase } from "./casebook-database.ts";
import { DispositionBook } from "./disposition-book.ts";
import { readInstallationKey } from "./installation-key.ts";
import { makeFolder } from "./make-folder.ts";
import { ProtectionBook } from "./protection-book.ts";
import { PseudonymBook } from "./pseudonym-book.ts";
import { RunBook } from "./run-book.ts";
import { UserBook } from "./user-book.ts";

/**
 * What runs and people produce, apart from the transfers: runs with their findings, what people decided, pseudonyms,
 * and an audit trail. One SQLite file in the home directory; several processes may have it open.
 *
 * All calls are synchronous and durable when they return. Failures are `Failure`s: CASEBOOK_UNREADABLE, DISK_FULL,
 * LOCK_HELD, RUN_UNKNOWN.
 */
export interface Casebook {
  readonly home: string;
  /** The address of the store whose runs are read and written here. */
  readonly store: string;
  /** Runs of the store at hand; another store's runs are not visible, because account keys differ between stores. */
  readonly runs: RunBook;
  readonly pseudonyms: PseudonymBook;
  readonly protections: ProtectionBook;
  readonly dispositions: DispositionBook;
  readonly users: UserBook;
  readonly audit: AuditTrail;
  /** Safe to call twice. */
  close(): void;
}

export interface CasebookOptions {
  /** Names the store whose runs are read and written: its address, without password. */
  readonly store: string;
  /** Tells the time of audit entries. */
  readonly now: () => Date;
}

/** Opens the casebook of a home directory; makes both where they are not there yet, readable by their owner only. */
export function openCasebook(home: string, options: CasebookOptions): Casebook {
  makeHome(home);
  const database = new CasebookDatabase(join(home, "casebook.sqlite"));
  const pseudonyms = new PseudonymBook(database, readInstallationKey(home));
  return {
    home,
    store: options.store,
    runs: new RunBook(database, options.store, pseudonyms),
    pseudonyms,
    protections: new ProtectionBook(database, options.store, pseudonyms),
    dispositions: new DispositionBook(database),
    users: new UserBook(database),
    audit: new AuditTrail(database, options.now),
    close: () => database.close(),
  };
}

function makeHome(home: string): void {
  try {
    makeFolder(home);
  } catch (error) {
    throw new Failure(
      "CASEBOOK_UNREADABLE",
      `The home directory ${home} could not be made (${error instanceof Error ? error.message : String(error)}): ` +
        "choose a directory that you may write to with --home or TRIBUTARY_HOME.",
      { cause: error },
    );
  }
}
