import type { Finding } from "../domain/finding.ts";

/** A finding with what explains it later. */
export interface StoredFinding extends Finding {
  /**
   * All numbers behind the finding, in the layout of the run's catalogue version: `score` makes and reads it
   * (`breakdownOf`, `reasonsInBrief`, `findingNumbers`); the casebook only keeps it.
   */
  readonly featureRow: Float64Array;
}
