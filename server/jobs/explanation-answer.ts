import type { Casebook } from "../casebook/casebook.ts";
import type { ExplanationAnswer } from "./command-types.ts";
import { hubLine } from "./list-hubs.ts";
import type { Explanation } from "./workspace.ts";

/** An explanation as plain JSON; the account by its pseudonym where it is protected. */
export function explanationAnswer(explanation: Explanation, casebook: Casebook): ExplanationAnswer {
  const { run, finding, breakdown, evidence } = explanation;
  return {
    run,
    hub: hubLine(finding, casebook),
    contributions: breakdown.contributions.map((contribution) => ({
      ...contribution,
      transfers: evidence.get(contribution.feature) ?? [],
    })),
    lookAlikes: breakdown.lookAlikes,
    unknowns: breakdown.unknowns,
  };
}
