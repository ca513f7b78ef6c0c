import { FEATURE_GROUPS } from "../domain/finding.ts";
import { type FactsRow, type Feature, ramp } from "./feature.ts";
import type { Agreement, Scheme } from "./catalogue.ts";

/** A percentile that begins to count and one that counts fully, among peers. */
const PEER_RAMP: readonly [number, number] = [50, 95];
/** From here on a look-alike is named. */
export const NAMED_STRENGTH = 0.5;

/**
 * Turns one row of facts into points: the only place where that happens, for the ranking and for the explanation.
 * Results stand in its arrays until the next call.
 */
export class Judge {
  readonly #scheme: Scheme;
  readonly #groupOf: Uint8Array;
  readonly #caps: Float64Array;
  readonly #groupSum: Float64Array;
  /** Points by feature, after caps and agreement. */
  readonly points: Float64Array;
  /** Strength and points (zero or negative) by look-alike; a strength of NaN could not be judged. */
  readonly strength: Float64Array;
  readonly lookAlikePoints: Float64Array;
  /** 0-100. */
  score = 0;
  /** Fields present of fields wanted, 0-1. */
  confidence = 0;
  /** Index of the look-alike that fits best, -1 where none fits at least half. */
  bestLookAlike = -1;

  constructor(scheme: Scheme) {
    this.#scheme = scheme;
    this.#groupOf = Uint8Array.from(scheme.features, ({ group }) => FEATURE_GROUPS.indexOf(group));
    this.#caps = Float64Array.from(FEATURE_GROUPS, (group) => scheme.caps[group]);
    this.#groupSum = new Float64Array(FEATURE_GROUPS.length);
    this.points = new Float64Array(scheme.features.length);
    this.strength = new Float64Array(scheme.lookAlikes.length);
    this.lookAlikePoints = new Float64Array(scheme.lookAlikes.length);
  }

  /** `percentiles` by feature, 0-100; NaN where there are too few peers to compare with. */
  judge(facts: FactsRow, percentiles: Float64Array): void {
    const { features, lookAlikes, agreement: asked } = this.#scheme;
    this.#groupSum.fill(0);
    let known = 0;
    for (let i = 0; i < features.length; i++) {
      const feature = features[i];
      if (feature.isKnown(facts)) known++;
      this.points[i] = feature.weight * membership(feature, feature.value(facts), percentiles[i]);
      this.#groupSum[this.#groupOf[i]] += this.points[i];
    }
    this.confidence = known / features.length;
    const agreement = asked === null ? 1 : this.#agreement(asked);
    let score = 0;
    for (let i = 0; i < features.length; i++) {
      const sum = this.#groupSum[this.#groupOf[i]];
      const cap = this.#caps[this.#groupOf[i]];
      this.points[i] *= agreement * (sum > cap ? cap / sum : 1);
      score += this.points[i];
    }
    this.bestLookAlike = -1;
    for (let i = 0; i < lookAlikes.length; i++) {
      this.strength[i] = lookAlikes[i].strength(facts);
      this.lookAlikePoints[i] = this.strength[i] > 0 ? -lookAlikes[i].weight * this.strength[i] : 0;
      score += this.lookAlikePoints[i];
      const best = this.bestLookAlike < 0 ? NAMED_STRENGTH : this.strength[this.bestLookAlike];
      if (this.strength[i] > best || (this.bestLookAlike < 0 && this.strength[i] >= best)) this.bestLookAlike = i;
    }
    this.score = Math.round(Math.min(Math.max(score, 0), 100) * 1000) / 1000;
  }

  /** 1 where enough groups agree, one of those asked for among them; an equal part less for each that lacks. */
  #agreement({ groups, oneOf, share }: Agreement): number {
    let agreeing = 0;
    let isOneOfThem = false;
    for (let group = 0; group < this.#caps.length; group++) {
      if (this.#caps[group] === 0 || this.#groupSum[group] < share * this.#caps[group]) continue;
      agreeing++;
      if (oneOf.includes(FEATURE_GROUPS[group])) isOneOfThem = true;
    }
    return Math.min(agreeing, isOneOfThem ? groups : groups - 1) / groups;
  }
}

/**
 * How far a value is notable, 0-1: within the feature's bounds and, where there are peers, also among them. What all
 * peers show says nothing; what is rare but harmless says nothing either.
 */
export function membership(feature: Feature, value: number, percentile: number): number {
  const own = ramp(value, feature.bounds[0], feature.bounds[1]);
  if (feature.peers === "nobody" || Number.isNaN(percentile)) return own;
  return Math.min(own, ramp(percentile, PEER_RAMP[0], PEER_RAMP[1]));
}
