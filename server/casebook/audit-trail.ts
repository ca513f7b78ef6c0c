export const AUDIT_ACTIONS = [
  "dataset loaded",
  "dataset unloaded",
  "run finished",
  "findings listed",
  "account viewed",
  "account explained",
  "protection decided",
  "disposition added",
  "export written",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

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
  | { readonly ok: false; readonly entries: number; readonly brokenAt: number };

/** A chain of hashes: whoever changes or removes an entry breaks every later one. */
export interface AuditTrail {
  append(event: AuditEvent): AuditEntry;
  /** Oldest first. `after` is the last sequence already read. */
  entries(page: { readonly after: number; readonly limit: number }): readonly AuditEntry[];
  /** Walks the whole chain. */
  verify(): AuditCheck;
}
