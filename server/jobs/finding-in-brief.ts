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

/** Empty where the run was made with another catalogue than today's, whose rows only that version can read. */
export function findingInBrief(run: Run, { featureRow }: StoredFinding): FindingInBrief {
  if (run.parameters.catalogueVersion !== CATALOGUE.version) return { reasons: [], inflow: [] };
  return {
    reasons: reasonsInBrief(featureRow, REASONS, CATALOGUE),
    inflow: findingNumbers(featureRow).inflow,
  };
}
