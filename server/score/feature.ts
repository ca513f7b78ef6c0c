import type { FactName } from "../analyse/account-facts.ts";
import type { FeatureGroup, LookAlikeId, Sentence } from "../domain/finding.ts";

/** One row of facts, read by name. NaN where a fact is missing. */
export type FactReader = (name: FactName) => number;

/** A computed number per account that adds points to a score, as data. */
export interface Feature {
  /** F01-F28 of the catalogue of features. */
  readonly id: string;
  readonly group: FeatureGroup;
  /** The number judged; NaN is missing. */
  readonly value: (fact: FactReader) => number;
  readonly unit: string;
  /** Points when the value is fully met. */
  readonly weight: number;
  /** Value that begins to count, value that counts fully; falling where low values are notable. */
  readonly bounds: readonly [from: number, to: number];
  /** Where the feature and its bounds come from. */
  readonly source: string;
  /** What the field is called that the feature needs, for the list of unknowns. */
  readonly needs: string;
  readonly sentence: (fact: FactReader) => Sentence;
  /** A few words for the hub list. */
  readonly brief: (fact: FactReader) => Sentence;
}

/** An innocent explanation as data: how far it fits, and what it takes off. */
export interface LookAlikeDetector {
  readonly id: LookAlikeId;
  /** Points taken off when it fits wholly; positive. */
  readonly weight: number;
  /** 0 does not fit, 1 fits wholly; NaN where the data cannot say. */
  readonly strength: (fact: FactReader) => number;
  readonly source: string;
  readonly sentence: (fact: FactReader) => Sentence;
}
