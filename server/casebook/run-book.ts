import type { AccountId } from "../domain/account.ts";
import type { Finding, Queue } from "../domain/finding.ts";
import type { Run } from "../domain/run.ts";

/** A finding with what explains it later. */
export interface StoredFinding extends Finding {
  /**
   * All numbers behind the finding, in the layout of the run's catalogue version: `score` makes and reads it
   * (`breakdownOf`, `reasonsInBrief`, `findingNumbers`); the casebook only keeps it.
   */
  readonly featureRow: Float64Array;
}

export interface FinishedRun {
  readonly run: Run;
  /** Best first within each queue; the queue is `at-risk` where `isProtected`. */
  readonly findings: Iterable<StoredFinding>;
  /** Community of every account; index = account key, -1 where the key is no account of the run. */
  readonly communityOf: Int32Array;
}

export interface FindingPage {
  readonly queue: Queue;
  /** Findings already read. */
  readonly after: number;
  readonly limit: number;
}

/** Runs and what they found. A run is here whole or not at all. */
export interface RunBook {
  save(finished: FinishedRun): void;

  /** Newest first. */
  list(): readonly Run[];

  /** The run of that id, or the newest when null. RUN_UNKNOWN where there is none. */
  run(runId: string | null): Run;

  /** Number of runs with this key, of any store. */
  attempts(runKey: string): number;

  /**
   * `hubs`: best first, without accounts that a person has protected since. `at-risk`: highest score first, ties by
   * accountId, with those; `rank` is the place in the list.
   */
  findings(runId: string, page: FindingPage): readonly StoredFinding[];
  findingCount(runId: string, queue: Queue): number;

  /** Null where the run did not score the account. `isProtected` tells a person's later decision, too. */
  findingOf(runId: string, accountId: AccountId): StoredFinding | null;

  /** Community of every account key of the run, -1 where the key is no account of it. Read once, then kept. */
  communityOf(runId: string): Int32Array;
}
