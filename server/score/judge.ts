import type { FactsRow } from "../analyse/account-facts.ts";
import { FEATURE_GROUPS } from "../domain/finding.ts";
import type { Hypothesis, Scheme } from "./catalogue.ts";
import { type Feature, ramp, rampOn } from "./feature.ts";

/** A percentile that begins to count and one that counts fully, among peers. */
const PEER_RAMP: readonly [number, number] = [50, 95];
/** From here on a look-alike is named. */
const NAMED_STRENGTH = 0.5;

/**
 * Turns one row of facts into points: the only place where that happens, for the ranking and for the explanation.
 * Results stand in its fields until the next call.
 */
export class Judge {
  readonly #scheme: Scheme;
  readonly #hypotheses: readonly HypothesisPoints[];
  readonly #membership: Float64Array;
  /** Points by feature under the hypothesis that fits best, after caps and agreement. */
  points: Float64Array;
  /** Strength by look-alike; NaN could not be judged. */
  readonly strength: Float64Array;
  /** Zero or negative, by look-alike. */
  readonly lookAlikePoints: Float64Array;
  /** 0-100, three decimals. */
  score = 0;
  /** Fields present of fields wanted, 0-1. */
  confidence = 0;
  /** Index of the look-alike that fits best, -1 where none fits at least half. */
  bestLookAlike = -1;

  constructor(scheme: Scheme) {
    this.#scheme = scheme;
    this.#hypotheses = scheme.hypotheses.map((hypothesis) => new HypothesisPoints(hypothesis, scheme.features));
    this.#membership = new Float64Array(scheme.features.length);
    this.points = new Float64Array(scheme.features.length);
    this.strength = new Float64Array(scheme.lookAlikes.length);
    this.lookAlikePoints = new Float64Array(scheme.lookAlikes.length);
  }

  /** `percentiles` by feature, 0-100; NaN where there are too few peers to compare with. */
  judge(facts: FactsRow, percentiles: Float64Array): void {
    const { features } = this.#scheme;
    let known = 0;
    for (let i = 0; i < features.length; i++) {
      const feature = features[i];
      if (feature.isKnown(facts)) known++;
      this.#membership[i] = membership(feature, feature.value(facts), percentiles[i]);
    }
    this.confidence = known / features.length;
    let best = Number.NEGATIVE_INFINITY;
    for (const hypothesis of this.#hypotheses) {
      const sum = hypothesis.judge(this.#membership);
      if (sum <= best) continue;
      best = sum;
      this.points = hypothesis.points;
    }
    const score = best + this.#judgeLookAlikes(facts);
    this.score = Math.round(Math.min(Math.max(score, 0), 100) * 1000) / 1000;
  }

  #judgeLookAlikes(facts: FactsRow): number {
    const { lookAlikes } = this.#scheme;
    let sum = 0;
    let strongest = 0;
    this.bestLookAlike = -1;
    for (let i = 0; i < lookAlikes.length; i++) {
      const strength = lookAlikes[i].strength(facts);
      this.strength[i] = strength;
      this.lookAlikePoints[i] = strength > 0 ? -lookAlikes[i].weight * strength : 0;
      sum += this.lookAlikePoints[i];
      if (strength < NAMED_STRENGTH || !(strength > strongest)) continue;
      strongest = strength;
      this.bestLookAlike = i;
    }
    return sum;
  }
}

/** Points of one hypothesis, with arrays of its own so that the best one's stay readable. */
class HypothesisPoints {
  readonly #hypothesis: Hypothesis;
  readonly #weights: Float64Array;
  readonly #groupOf: Uint8Array;
  readonly #caps: Float64Array;
  readonly #groupSum = new Float64Array(FEATURE_GROUPS.length);
  readonly points: Float64Array;

  constructor(hypothesis: Hypothesis, features: readonly Feature[]) {
    this.#hypothesis = hypothesis;
    this.#weights = Float64Array.from(features, ({ id }) => hypothesis.weights[id] ?? 0);
    this.#groupOf = Uint8Array.from(features, ({ group }) => FEATURE_GROUPS.indexOf(group));
    this.#caps = Float64Array.from(FEATURE_GROUPS, (group) => hypothesis.caps[group]);
    this.points = new Float64Array(features.length);
  }

  /** The sum of the points, which are those of the features, scaled down to their group's cap and to the agreement. */
  judge(membershipOf: Float64Array): number {
    this.#groupSum.fill(0);
    for (let i = 0; i < this.points.length; i++) {
      this.points[i] = this.#weights[i] * membershipOf[i];
      this.#groupSum[this.#groupOf[i]] += this.points[i];
    }
    const agreement = this.#agreement();
    let sum = 0;
    for (let i = 0; i < this.points.length; i++) {
      const groupSum = this.#groupSum[this.#groupOf[i]];
      const cap = this.#caps[this.#groupOf[i]];
      this.points[i] *= agreement * (groupSum > cap ? cap / groupSum : 1);
      sum += this.points[i];
    }
    return sum;
  }

  /** 1 where enough groups agree, one of those asked for among them; an equal part less for each that lacks. */
  #agreement(): number {
    const { agreement } = this.#hypothesis;
    if (agreement === null) return 1;
    let agreeing = 0;
    let isOneOfThem = false;
    for (let group = 0; group < this.#caps.length; group++) {
      if (this.#caps[group] === 0 || this.#groupSum[group] < agreement.share * this.#caps[group]) continue;
      agreeing++;
      if (agreement.oneOf.includes(FEATURE_GROUPS[group])) isOneOfThem = true;
    }
    return Math.min(agreeing, isOneOfThem ? agreement.groups : agreement.groups - 1) / agreement.groups;
  }
}

/**
 * How far a value is notable, 0-1: within the feature's bounds and, where there are peers, also among them. What all
 * peers show says nothing; what is rare but harmless says nothing either.
 */
function membership(feature: Feature, value: number, percentile: number): number {
  const own = rampOn(feature.scale, value, feature.bounds[0], feature.bounds[1]);
  if (feature.peers === "nobody" || Number.isNaN(percentile)) return own;
  return Math.min(own, ramp(percentile, PEER_RAMP[0], PEER_RAMP[1]));
}
