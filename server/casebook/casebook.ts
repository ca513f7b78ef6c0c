import type { AuditTrail } from "./audit-trail.ts";
import type { DispositionBook } from "./disposition-book.ts";
import type { ProtectionBook } from "./protection-book.ts";
import type { PseudonymBook } from "./pseudonym-book.ts";
import type { RunBook } from "./run-book.ts";

/**
 * What runs and people produce, apart from the transfers: runs with their findings, what people decided, pseudonyms,
 * and an audit trail. One SQLite file in the home directory; several processes may have it open.
 *
 * All calls are synchronous and durable when they return. Failures are `Failure`s: CASEBOOK_UNREADABLE, DISK_FULL,
 * LOCK_HELD, RUN_UNKNOWN.
 */
export interface Casebook {
  readonly home: string;
  /** Runs of the store at hand; another store's runs are not visible, because account keys differ between stores. */
  readonly runs: RunBook;
  readonly pseudonyms: PseudonymBook;
  readonly protections: ProtectionBook;
  readonly dispositions: DispositionBook;
  readonly audit: AuditTrail;
  /** Safe to call twice. */
  close(): void;
}
