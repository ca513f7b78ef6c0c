import type { FactsRow } from "../analyse/account-facts.ts";
import type { FeatureGroup, LookAlikeId, Sentence } from "../domain/finding.ts";

/** A computed number per account that adds points to a score, as data. */
export interface Feature {
  /** F01-F28 of the catalogue of features; U01-U05 in the child-at-risk queue. */
  readonly id: string;
  readonly group: FeatureGroup;
  /** The number judged; NaN where there is none. */
  readonly value: (facts: FactsRow) => number;
  readonly unit: string;
  /** Value that begins to count, value that counts fully; falling where low values are notable. */
  readonly bounds: readonly [from: number, to: number];
  /** "log": the first ten count for more than the next ten; bounds are above zero then. */
  readonly scale: "linear" | "log";
  /** Whom the value is compared with: scored accounts of similar fan-in, all of them, or nobody. */
  readonly peers: "similar" | "all" | "nobody";
  /** Where the feature and its bounds come from, with the verification tag of the domain reference. */
  readonly source: string;
  /** Whether the data holds what the feature needs; a value may still be NaN because nothing happened. */
  readonly isKnown: (facts: FactsRow) => boolean;
  /** Field that is missing where `isKnown` is false, and who could be asked. */
  readonly unknown: { readonly field: string; readonly sentence: Sentence };
  readonly sentence: (facts: FactsRow) => Sentence;
  /** A few words for the hub list. */
  readonly brief: (facts: FactsRow) => Sentence;
}

/** An innocent explanation as data: how far it fits, and what it takes off. */
export interface LookAlikeDetector {
  readonly id: LookAlikeId;
  /** Points taken off when it fits wholly; positive. */
  readonly weight: number;
  /** 0 does not fit, 1 fits wholly; NaN where the data cannot say. */
  readonly strength: (facts: FactsRow) => number;
  readonly source: string;
  /** States the facts and what they look like, whether the explanation fits or not. */
  readonly sentence: (facts: FactsRow, strength: number) => Sentence;
}

/** How far a value lies between two bounds on the feature's scale, 0-1. */
export function rampOn(scale: Feature["scale"], value: number, from: number, to: number): number {
  return scale === "log" ? ramp(Math.log(value), Math.log(from), Math.log(to)) : ramp(value, from, to);
}

/** 0 at `from`, 1 at `to`, straight between, also where `to` is the smaller. NaN gives 0: a missing number adds nothing. */
export function ramp(value: number, from: number, to: number): number {
  const share = (value - from) / (to - from);
  return share > 0 ? Math.min(share, 1) : 0;
}
