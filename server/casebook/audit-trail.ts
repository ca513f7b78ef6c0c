import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { CasebookDatabase } from "./casebook-database.ts";

export type AuditAction =
  | "dataset loaded"
  | "dataset unloaded"
  | "run finished"
  | "findings listed"
  | "account viewed"
  | "account explained"
  | "protection decided"
  | "disposition added"
  | "export written";

/** What happened, before the trail numbers and chains it. */
export interface AuditEvent {
  readonly who: string;
  readonly action: AuditAction;
  /** What it was done to: an accountId, a datasetId, a runId. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditEntry extends AuditEvent {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  /** ISO 8601 UTC. */
  readonly when: string;
  readonly previousHash: string;
  /** SHA-256 over `previousHash` and the entry's canonical JSON. */
  readonly hash: string;
}

export type AuditCheck =
  | { readonly ok: true; readonly entries: number; readonly lastHash: string }
  /** `entries` are sound; the one with sequence `brokenAt` does not follow. */
  | { readonly ok: false; readonly entries: number; readonly brokenAt: number };

/** The hash before the first entry. */
const BEGINNING = "0".repeat(64);
const ENTRIES_AT_ONCE = 10_000;

/** A chain of hashes: whoever changes or removes an entry breaks every later one. */
export class AuditTrail {
  readonly #database: CasebookDatabase;
  readonly #now: () => Date;

  constructor(database: CasebookDatabase, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  append(event: AuditEvent): AuditEntry {
    return this.#database.transaction(() => {
      const last = this.#database.first("last-audit-entry");
      const content = {
        sequence: Number(last?.sequence ?? 0) + 1,
        when: this.#now().toISOString(),
        who: event.who,
        action: event.action,
        subject: event.subject,
        detail: event.detail,
      };
      const previousHash = String(last?.hash ?? BEGINNING);
      const entry = { ...content, previousHash, hash: chained(previousHash, content) };
      this.#database.run("insert-audit-entry", { ...entry, detail: canonicalJson(event.detail) });
      return entry;
    });
  }

  /** Oldest first. `after` is the last sequence already read. */
  entries(page: { readonly after: number; readonly limit: number }): readonly AuditEntry[] {
    return this.#database
      .all("audit-entries", { after: page.after, limit: page.limit })
      .map((row) => ({ ...row, detail: JSON.parse(String(row.detail)) }) as unknown as AuditEntry);
  }

  /** Walks the whole chain. An end cut off is seen only beside a hash noted earlier: compare `lastHash`. */
  verify(): AuditCheck {
    let entries = 0;
    let lastHash = BEGINNING;
    for (;;) {
      const page = this.entries({ after: entries, limit: ENTRIES_AT_ONCE });
      for (const { previousHash, hash, ...content } of page) {
        const follows = content.sequence === entries + 1 && previousHash === lastHash;
        if (!follows || hash !== chained(previousHash, content)) return { ok: false, entries, brokenAt: entries + 1 };
        entries++;
        lastHash = hash;
      }
      if (page.length < ENTRIES_AT_ONCE) return { ok: true, entries, lastHash };
    }
  }
}

function chained(previousHash: string, content: Omit<AuditEntry, "previousHash" | "hash">): string {
  return createHash("sha256").update(previousHash).update(canonicalJson(content)).digest("hex");
}
