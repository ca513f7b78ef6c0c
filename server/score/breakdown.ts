import type { FactsRow } from "../analyse/account-facts.ts";
import type { Breakdown, Contribution, LookAlike, Queue, Sentence, Unknown } from "../domain/finding.ts";
import type { Catalogue, Scheme } from "./catalogue.ts";
import { factsOf, percentilesOf, rowLength } from "./feature-row.ts";
import { Judge } from "./judge.ts";

/**
 * Why a finding stands where it stands in a list, rebuilt from its feature row by the same judge that ranked it. `queue`
 * is the list that shows it now: the row itself does not know whether its account is protected.
 *
 * Contributions are those that give points, most points first, then by feature; together with the look-alikes they
 * add up to the score, within 0 and 100 and but for rounding. Look-alikes are all that could be judged, also where they do not fit; best
 * fit first. Unknowns are in the order of the catalogue, each field once, then what the catalogue leaves out. `catalogue` must be of the run's version.
 */
export function breakdownOf(row: Float64Array, queue: Queue, catalogue: Catalogue): Breakdown {
  const { scheme, facts, judge, percentiles } = judged(row, queue, catalogue);
  const contributions = scheme.features
    .map(
      (feature, i): Contribution => ({
        feature: feature.id,
        group: feature.group,
        value: feature.value(facts),
        unit: feature.unit,
        peerPercentile: feature.peers === "nobody" || Number.isNaN(percentiles[i]) ? null : percentiles[i],
        points: shown(judge.points[i]),
        sentence: feature.sentence(facts),
      }),
    )
    .filter(({ points }) => points > 0)
    .sort(byPoints);
  const lookAlikes = scheme.lookAlikes
    .map(
      (lookAlike, i): LookAlike => ({
        lookAlike: lookAlike.id,
        strength: judge.strength[i],
        points: shown(judge.lookAlikePoints[i]),
        sentence: lookAlike.sentence(facts, judge.strength[i]),
      }),
    )
    .filter(({ strength }) => !Number.isNaN(strength))
    .sort((a, b) => b.strength - a.strength);
  return { contributions, lookAlikes, unknowns: unknownsOf(scheme, facts) };
}

/** The `count` largest contributions of a feature row in the list that shows it, in a few words each, largest first. */
export function reasonsInBrief(
  row: Float64Array,
  queue: Queue,
  count: number,
  catalogue: Catalogue,
): readonly Sentence[] {
  const { scheme, facts, judge } = judged(row, queue, catalogue);
  return scheme.features
    .map((feature, i) => ({ feature: feature.id, points: shown(judge.points[i]), brief: feature.brief }))
    .filter(({ points }) => points > 0)
    .sort(byPoints)
    .slice(0, count)
    .map(({ brief }) => brief(facts));
}

interface Judged {
  readonly scheme: Scheme;
  readonly facts: FactsRow;
  readonly judge: Judge;
  /** By feature of the scheme. */
  readonly percentiles: Float64Array;
}

function judged(row: Float64Array, queue: Queue, catalogue: Catalogue): Judged {
  if (row.length !== rowLength(catalogue)) {
    throw new RangeError(
      `A feature row of catalogue ${catalogue.version} has ${rowLength(catalogue)} numbers, this one has ${row.length}: ` +
        "it was made with another version.",
    );
  }
  const scheme = queue === "at-risk" ? catalogue.atRisk : catalogue.hubs;
  const facts = factsOf(row);
  const percentiles = percentilesOf(row, catalogue);
  const judge = new Judge(scheme);
  judge.judge(facts, percentiles);
  return { scheme, facts, judge, percentiles };
}

/** Three decimals, as scores have. */
function shown(points: number): number {
  return Math.round(points * 1000) / 1000;
}

function byPoints(
  a: { readonly feature: string; readonly points: number },
  b: { readonly feature: string; readonly points: number },
): number {
  return b.points - a.points || (a.feature < b.feature ? -1 : 1);
}

function unknownsOf(scheme: Scheme, facts: FactsRow): readonly Unknown[] {
  const byField = new Map<string, Unknown>();
  for (const { isKnown, unknown } of scheme.features) {
    if (!isKnown(facts) && !byField.has(unknown.field)) byField.set(unknown.field, unknown);
  }
  return [...byField.values(), ...scheme.leftOut];
}
