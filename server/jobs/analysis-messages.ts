import type { Partition } from "../analyse/partition.ts";
import type { AccountColumns, AccountId, AccountKey } from "../domain/account.ts";
import type { FailureCode, FailureKind } from "../domain/failure.ts";
import type { Progress } from "../domain/progress.ts";
import type { Run, RunParameters, StepTime } from "../domain/run.ts";
import type { TransferColumns } from "../domain/transfer.ts";
import type { EpochMs } from "../domain/window.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";

/**
 * What the conductor of a run (`score-transfers.ts`) and its two threads say to each other. Large arrays lie on shared
 * memory and are handed over, not copied.
 *
 *   conductor ── AnalysisTask ──▶ analysis thread: graph, measures, scores, and in the end the casebook
 *             ◀── graph ─────────
 *             ── CommunitiesTask ──▶ communities thread, at the same time
 *             ◀── scored ────────     (whose accountIds only the store knows)
 *             ── Outside ──────▶   accountIds and communities
 *             ◀── saved ─────────
 */
export interface AnalysisTask {
  readonly home: string;
  readonly storeName: string;
  readonly runKey: string;
  readonly parameters: RunParameters;
  readonly datasetIds: readonly string[];
  readonly columns: TransferColumns;
  readonly accounts: AccountColumns;
  /** Earliest transfer of all data, whatever the window. */
  readonly firstTransferAt: EpochMs;
  readonly protectedKeys: readonly AccountKey[];
  readonly releasedKeys: readonly AccountKey[];
  /** Steps that came before, with their times. */
  readonly timings: readonly StepTime[];
  /** ISO 8601 UTC. */
  readonly startedAt: string;
}

export interface CommunitiesTask {
  readonly graph: TransferGraph;
  readonly parameters: RunParameters;
}

/** What the analysis thread cannot find out itself. `accountIds` in the order of the keys it sent. */
export interface Outside {
  readonly accountIds: readonly AccountId[];
  readonly communities: Partition;
  readonly communitySeconds: number;
}

export type AnalysisMessage =
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "graph"; readonly graph: TransferGraph }
  | { readonly type: "scored"; readonly keys: Int32Array }
  | { readonly type: "saved"; readonly run: Run }
  | FailedMessage;

export type CommunitiesMessage =
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "found"; readonly communities: Partition; readonly seconds: number }
  | FailedMessage;

/** A `Failure` on its way between threads, which keep no classes. */
export interface FailedMessage {
  readonly type: "failed";
  readonly code: FailureCode;
  readonly kind: FailureKind;
  readonly message: string;
}
