import type { Finding, Queue, Urgency } from "../domain/finding.ts";

/** A finding with what explains it later. */
export interface StoredFinding extends Finding {
  /**
   * The list by whose scheme it is scored and explained: `at-risk` where the account is protected now, also where the run
   * put it among the hubs; where it was released since, the list of the run.
   */
  readonly queue: Queue;
  /**
   * All numbers behind the finding, in the layout of the run's catalogue version: `score` makes and reads it
   * (`breakdownOf`, `reasonsInBrief`, `findingNumbers`); the casebook only keeps it.
   */
  readonly featureRow: Float64Array;
}

/** A finding as a run saves it: with what the child-at-risk queue shows in place of score and confidence. */
export interface ScoredFinding extends StoredFinding {
  readonly urgency: Urgency;
}
