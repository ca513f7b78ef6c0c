import type { RowCounts } from "../domain/dataset.ts";
import { Failure } from "../domain/failure.ts";
import type { OnProgress, StopSignal } from "../domain/progress.ts";
import type { Reject } from "../domain/reject.ts";
import type { StepTime } from "../domain/run.ts";
import type { StagedLoad } from "../domain/staged-load.ts";
import type { Mapping } from "./mapping-keys.ts";

/** What is to be checked and staged. */
export interface StageRequest {
  /** Paths as the user named them, at least one. */
  readonly files: readonly string[];
  readonly mapping: Mapping;
  readonly datasetId: string;
  readonly accountsFile: string | null;
  /** Issuer of account numbers for which neither file nor mapping names one. */
  readonly issuer: string | null;
  readonly institution: string | null;
  readonly legalBasis: string | null;
  /** ISO 8601 UTC. */
  readonly loadedAt: string;
  readonly loadedBy: string;
  /** Temporary files go into a folder of their own inside it. */
  readonly workFolder: string;
  /** 0-1: above this share of rejected rows the load is refused. */
  readonly maxRejectShare: number;
  /** Cap on DuckDB's buffers. */
  readonly memoryMb?: number;
  readonly threads?: number;
}

export interface StageTask {
  readonly onProgress?: OnProgress;
  readonly signal?: StopSignal;
}

/** Counts of one file of a load. */
export interface FileCounts extends Omit<RowCounts, "rounded"> {
  readonly file: string;
}

/** A staged load with what the load report says beside it. */
export interface CheckedLoad extends StagedLoad {
  readonly fileCounts: readonly FileCounts[];
  readonly rejectsByCode: readonly { readonly code: string; readonly rows: number }[];
  readonly skippedByReason: readonly { readonly reason: string; readonly rows: number }[];
  /** Header columns that no rule reads. */
  readonly ignoredColumns: readonly string[];
  readonly timings: readonly StepTime[];
}

/** Rejects that a refused load keeps at hand, in the order of files and lines. */
export const KEPT_REJECTS = 10_000;

/** TOO_MANY_REJECTS, with the rejects to show or export. */
export class TooManyRejects extends Failure {
  readonly counts: RowCounts;
  readonly fileCounts: readonly FileCounts[];
  readonly rejectsByCode: CheckedLoad["rejectsByCode"];
  /** The first KEPT_REJECTS of them. */
  readonly rejects: readonly Reject[];

  constructor(message: string, report: Pick<TooManyRejects, "counts" | "fileCounts" | "rejectsByCode" | "rejects">) {
    super("TOO_MANY_REJECTS", message, { kind: "refused" });
    this.counts = report.counts;
    this.fileCounts = report.fileCounts;
    this.rejectsByCode = report.rejectsByCode;
    this.rejects = report.rejects;
  }
}
