import type { Breakdown, Sentence } from "../domain/finding.ts";
import type { Catalogue } from "./catalogue.ts";

/** Why a finding stands where it stands, rebuilt from its feature row. */
export function breakdownOf(_row: Float64Array, _catalogue: Catalogue): Breakdown {
  throw new Error("Breakdowns follow with the next change.");
}

/** The `count` largest contributions of a feature row in a few words each, largest first. */
export function reasonsInBrief(_row: Float64Array, _count: number, _catalogue: Catalogue): readonly Sentence[] {
  throw new Error("Breakdowns follow with the next change.");
}
