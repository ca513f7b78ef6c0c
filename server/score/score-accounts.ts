import { type AccountFacts, factsOfRow } from "../analyse/account-facts.ts";
import { LOOK_ALIKES, type Queue, type Urgency } from "../domain/finding.ts";
import type { Catalogue, Scheme } from "./catalogue.ts";
import { factsOf, fillFacts, fillInflow, percentilesOf, rowLength } from "./feature-row.ts";
import { Judge } from "./judge.ts";
import { PeerPercentiles, peersOf } from "./peer-percentiles.ts";

/** One list of scored accounts as columns; best first, ties by account index. */
export interface RankedAccounts {
  readonly length: number;
  /** Account index in the graph. */
  readonly account: Int32Array;
  /** Row in the facts. */
  readonly factsRow: Int32Array;
  /** 0-100. Triage priority in the hub list, urgency in the child-at-risk queue. */
  readonly score: Float64Array;
  /** 0-1: fields present of fields wanted. */
  readonly confidence: Float64Array;
  /** 0 none, else 1 + index in LOOK_ALIKES. Always 0 in the child-at-risk queue. */
  readonly lookAlike: Uint8Array;
}

export interface Scoring {
  readonly catalogueVersion: string;
  /** Never holds a protected account. */
  readonly hubs: RankedAccounts;
  /** The child-at-risk queue: protected accounts only. */
  readonly atRisk: RankedAccounts;
  /**
   * All numbers that explain one place of a list, in the layout of the catalogue's version:
   * what a casebook keeps, and `breakdownOf`, `reasonsInBrief`, `findingNumbers` read. A new array each time.
   */
  featureRow(queue: Queue, place: number): Float64Array;
  /** What would place the account of a feature row in the child-at-risk queue, should it be protected later. */
  urgencyOf(featureRow: Float64Array): Urgency;
}

/**
 * Scores every measured account: hubs by the catalogue's first scheme, protected accounts by urgency in a list of
 * their own. `isProtected` by account index: see `protectedAccounts`.
 *
 * Accounts are compared with the other accounts that reach the fan-in asked for and are not protected. Pure: equal
 * facts give equal bytes.
 */
export function scoreAccounts(facts: AccountFacts, catalogue: Catalogue, isProtected: Uint8Array): Scoring {
  const isAtRisk = Uint8Array.from(facts.account, (account) => isProtected[account]);
  const isHub = Uint8Array.from(facts.reachesFanIn, (reaches, row) => (reaches === 1 && isAtRisk[row] === 0 ? 1 : 0));
  const percentiles = percentilesByFeature(facts, catalogue, isHub);
  const fillRow = (row: Float64Array, factsRow: number): void => {
    fillFacts(row, facts, factsRow);
    const target = percentilesOf(row, catalogue);
    for (let i = 0; i < percentiles.length; i++) target[i] = percentiles[i].of(factsRow);
  };
  const hubs = rank(facts, catalogue, catalogue.hubs, isHub, fillRow);
  const urgency = new Judge(catalogue.atRisk);
  const atRisk = rank(facts, catalogue, catalogue.atRisk, isAtRisk, fillRow);
  return {
    catalogueVersion: catalogue.version,
    hubs,
    atRisk,
    featureRow(queue, place) {
      const list = queue === "hubs" ? hubs : atRisk;
      const row = new Float64Array(rowLength(catalogue));
      fillRow(row, list.factsRow[place]);
      fillInflow(row, facts, list.factsRow[place]);
      return row;
    },
    urgencyOf(featureRow) {
      urgency.judge(factsOf(featureRow), percentilesOf(featureRow, catalogue));
      return { score: urgency.score, confidence: urgency.confidence };
    },
  };
}

/** Features whose values are held at once: more would cost memory, fewer would read the facts more often. */
const FEATURES_AT_ONCE = 5;

function percentilesByFeature(facts: AccountFacts, catalogue: Catalogue, isHub: Uint8Array): PeerPercentiles[] {
  const peers = peersOf(facts, isHub);
  const { features } = catalogue.hubs;
  const values = Array.from({ length: FEATURES_AT_ONCE }, () => new Float64Array(facts.length));
  const percentiles: PeerPercentiles[] = [];
  for (let from = 0; from < features.length; from += FEATURES_AT_ONCE) {
    const some = features.slice(from, from + FEATURES_AT_ONCE);
    for (let i = 0; i < facts.length; i++) {
      const factsRow = factsOfRow(facts, i);
      for (let j = 0; j < some.length; j++) values[j][i] = some[j].value(factsRow);
    }
    for (let j = 0; j < some.length; j++) percentiles.push(new PeerPercentiles(some[j], values[j], peers));
  }
  return percentiles;
}

function rank(
  facts: AccountFacts,
  catalogue: Catalogue,
  scheme: Scheme,
  belongs: Uint8Array,
  fillRow: (row: Float64Array, factsRow: number) => void,
): RankedAccounts {
  const judge = new Judge(scheme);
  const row = new Float64Array(rowLength(catalogue));
  const [factsRow, percentiles] = [factsOf(row), percentilesOf(row, catalogue)];
  const lookAlikeNumber = scheme.lookAlikes.map(({ id }) => 1 + LOOK_ALIKES.indexOf(id));
  const score = new Float64Array(facts.length);
  const confidence = new Float64Array(facts.length);
  const lookAlike = new Uint8Array(facts.length);
  const order = new Float64Array(facts.length);
  let length = 0;
  for (let i = 0; i < facts.length; i++) {
    if (belongs[i] === 0) continue;
    fillRow(row, i);
    judge.judge(factsRow, percentiles);
    score[i] = judge.score;
    confidence[i] = judge.confidence;
    lookAlike[i] = judge.bestLookAlike < 0 ? 0 : lookAlikeNumber[judge.bestLookAlike];
    order[length++] = orderNumber(judge.score, i);
  }
  const places = Int32Array.from(order.subarray(0, length).sort(), rowOfOrderNumber);
  return {
    length,
    account: places.map((i) => facts.account[i]),
    factsRow: places,
    score: Float64Array.from(places, (i) => score[i]),
    confidence: Float64Array.from(places, (i) => confidence[i]),
    lookAlike: Uint8Array.from(places, (i) => lookAlike[i]),
  };
}

const ROWS = 2 ** 32;
/** A number that sorts ascending where the score sorts descending, then by row. Scores have three decimals. */
function orderNumber(score: number, row: number): number {
  return Math.round((100 - score) * 1000) * ROWS + row;
}

function rowOfOrderNumber(order: number): number {
  return order % ROWS;
}
