import type { Window } from "./window.ts";

/** One file of a load, with the digest of its bytes. Its name has no folders; within a load no two are equal. */
export interface SourceFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Row counts of a load: rowsRead = accepted + rejected + duplicate + skipped, always. */
export interface RowCounts {
  readonly rowsRead: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly skipped: number;
  /** Accepted rows whose amount was rounded because the mapping allows it. */
  readonly rounded: number;
}

/** One named load: whole and `ready`, or `loading` and invisible to readers. */
export interface Dataset extends RowCounts {
  readonly datasetId: string;
  readonly institution: string | null;
  readonly legalBasis: string | null;
  readonly files: readonly SourceFile[];
  readonly mapping: string;
  /** SHA-256 of the mapping's canonical JSON. */
  readonly mappingDigest: string;
  /**
   * SHA-256 over the digests of all files, the mapping and the accounts file: equal content, equal digest.
   * The same on every store, and so part of a run's key.
   */
  readonly contentDigest: string;
  /** First to last bookedAt, end exclusive; null when no transfer was accepted. */
  readonly period: Window | null;
  readonly warnings: readonly string[];
  /** ISO 8601 UTC. */
  readonly loadedAt: string;
  readonly loadedBy: string;
}
