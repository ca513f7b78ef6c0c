import type { Window } from "./window.ts";

export const ENGINES = ["leiden", "louvain"] as const;
export type Engine = (typeof ENGINES)[number];

/** All that decides a run's result, beside the data. */
export interface RunParameters {
  readonly window: Window;
  readonly engine: Engine;
  readonly resolution: number;
  readonly seed: number;
  /** Accounts with fewer distinct payers in the window are not scored. */
  readonly minFanIn: number;
  readonly catalogueVersion: string;
}

/** Seconds of one step of a run, in the order of the steps. */
export interface StepTime {
  readonly step: string;
  readonly seconds: number;
}

export interface RunCounts {
  readonly accounts: number;
  readonly transfers: number;
  readonly edges: number;
  readonly scored: number;
  readonly protectedScored: number;
  readonly communities: number;
}

export type RunOutcome = "finished" | "stopped" | "failed";

/** One scoring pass. `runKey` = SHA-256 of data and parameters; `runId` = its first 12 digits and the attempt. */
export interface Run {
  readonly runId: string;
  readonly runKey: string;
  readonly parameters: RunParameters;
  readonly datasetIds: readonly string[];
  readonly counts: RunCounts;
  readonly modularity: number;
  readonly timings: readonly StepTime[];
  readonly peakMemoryMb: number;
  readonly outcome: RunOutcome;
  /** ISO 8601 UTC. Never part of a run's key. */
  readonly startedAt: string;
  readonly finishedAt: string;
}
