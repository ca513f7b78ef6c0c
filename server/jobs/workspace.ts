import type { Casebook } from "../casebook/casebook.ts";
import type { StoredFinding } from "../casebook/stored-finding.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { Breakdown, Contribution } from "../domain/finding.ts";
import type { Reject } from "../domain/reject.ts";
import type { Engine, Run } from "../domain/run.ts";
import type { TransferRef } from "../domain/transfer.ts";
import type { Store } from "../store/store.ts";

/** What every task works in: one store, one casebook, one home directory, one user. */
export interface Workspace {
  readonly store: Store;
  readonly casebook: Casebook;
  readonly home: string;
  /** Who is at work, for `loadedBy` and the audit. */
  readonly user: string;
  /** The only clock; tests set it. */
  readonly now: () => Date;
}

export interface LoadOptions {
  readonly files: readonly string[];
  /** Name of a shipped mapping or path of a mapping file; "canonical" when not given. */
  readonly mapping: string;
  /** Name of the dataset; null makes one of the first file's name. */
  readonly dataset: string | null;
  readonly accounts: string | null;
  readonly issuer: string | null;
  readonly institution: string | null;
  readonly legalBasis: string | null;
  /** Share of rows (0-1) that may be rejected before the whole load is refused. */
  readonly maxRejectShare: number;
}

export interface LoadReport {
  readonly dataset: Dataset;
  /** By code, most frequent first, then code. */
  readonly rejectsByCode: readonly RejectsOfCode[];
  /** Of the accounts file, whose rows are not among the rows read; in the same order. */
  readonly accountsRejectsByCode: readonly RejectsOfCode[];
  readonly skippedByReason: readonly { readonly reason: string; readonly rows: number }[];
  /** Header columns that no rule reads. */
  readonly ignoredColumns: readonly string[];
  /** Transfers found to be a second report of one in another dataset. */
  readonly linkedReports: number;
  readonly seconds: number;
}

export interface RejectsOfCode {
  readonly code: string;
  readonly rows: number;
  /** The first few, by file and line. */
  readonly examples: readonly Pick<Reject, "file" | "line" | "column">[];
}

export interface ScoreOptions {
  /** ISO dates or times; null is the start or end of all data. */
  readonly from: string | null;
  readonly to: string | null;
  /** "90d": the days before `to` (or before the last transfer). */
  readonly last: string | null;
  readonly engine: Engine;
  readonly resolution: number;
  readonly seed: number;
  readonly minFanIn: number;
  readonly writeBack: boolean;
}

export interface Explanation {
  readonly run: Run;
  /** How the account is shown: its accountId, or its pseudonym where it is protected. */
  readonly shownId: string;
  readonly finding: StoredFinding;
  readonly breakdown: Breakdown;
  /** Transfers behind each contribution as they may be named (`shownTransferId`), by feature; newest first. */
  readonly evidence: ReadonlyMap<Contribution["feature"], readonly TransferRef[]>;
}
