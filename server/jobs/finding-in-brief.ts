import type { StoredFinding } from "../casebook/stored-finding.ts";
import type { Sentence } from "../domain/finding.ts";
import type { Run } from "../domain/run.ts";
import { reasonsInBrief } from "../score/breakdown.ts";
import { CATALOGUE } from "../score/catalogue.ts";
import { findingNumbers } from "../score/feature-row.ts";

/** What a row of a list shows beside the finding's own numbers. */
export interface FindingInBrief {
  /** The three largest contributions in a few words each, largest first. */
  readonly reasons: readonly Sentence[];
  /** Counted transfers received in twelve equal parts of the run's window. */
  readonly inflow: readonly number[];
}

const REASONS = 3;

/** Whether the run was made with today's catalogue: only then can the numbers behind its findings be read. */
export function isExplainable(run: Run): boolean {
  return run.parameters.catalogueVersion === CATALOGUE.version;
}

/** Empty where the run is not explainable. */
export function findingInBrief(run: Run, { featureRow, queue }: StoredFinding): FindingInBrief {
  if (!isExplainable(run)) return { reasons: [], inflow: [] };
  return {
    reasons: reasonsInBrief(featureRow, queue, REASONS, CATALOGUE),
    inflow: findingNumbers(featureRow).inflow,
  };
}
