import { type AccountFacts, FACT_INDEX, FACTS } from "../analyse/account-facts.ts";
import { type Feature, rampOn } from "./feature.ts";

/** Fewer peers with a value than this say nothing about what is usual. */
export const LEAST_PEERS = 30;
const PEER_GROUPS = 10;
/** Percentiles are kept in hundredths; this marks a missing one. */
const MISSING = 65_535;

/** Who is compared with whom. */
export interface Peers {
  /** Group of each row of the facts: accounts of similar fan-in, at most ten groups, as even as equal fan-ins allow. */
  readonly groupOf: Uint8Array;
  /** Rows that others are compared with, by group: rows[start[g]] .. rows[start[g + 1]]. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** The peer groups of the rows where `isPeer` is 1. The other rows belong to a group, but nobody is compared with them. */
export function peersOf(facts: AccountFacts, isPeer: Uint8Array): Peers {
  const fanIn = Float64Array.from(facts.account, (_, row) => facts.values[row * FACTS.length + FACT_INDEX.fanIn]);
  const sorted = fanIn.filter((_, row) => isPeer[row] === 1).sort();
  const limits: number[] = [];
  for (let group = 1; group < PEER_GROUPS; group++) {
    const limit = sorted[Math.floor((group * sorted.length) / PEER_GROUPS)];
    if (limit !== undefined && limit !== limits.at(-1)) limits.push(limit);
  }
  const groupOf = Uint8Array.from(fanIn, (payers) => {
    let group = 0;
    while (group < limits.length && payers >= limits[group]) group++;
    return group;
  });
  const start = new Int32Array(PEER_GROUPS + 1);
  for (let row = 0; row < groupOf.length; row++) start[groupOf[row] + 1] += isPeer[row];
  for (let group = 0; group < PEER_GROUPS; group++) start[group + 1] += start[group];
  const rows = new Int32Array(sorted.length);
  const next = start.slice(0, PEER_GROUPS);
  for (let row = 0; row < groupOf.length; row++) if (isPeer[row] === 1) rows[next[groupOf[row]]++] = row;
  return { groupOf, start, rows };
}

/** Peer percentiles of one feature, for the rows whose value counts at all. */
export class PeerPercentiles {
  readonly #hundredths: Uint16Array;

  /** `values` by row of the facts. A group with too few values is compared with all peers. */
  constructor(feature: Feature, values: Float64Array, peers: Peers) {
    this.#hundredths = new Uint16Array(values.length).fill(MISSING);
    if (feature.peers === "nobody") return;
    const isFalling = feature.bounds[1] < feature.bounds[0];
    const all = peerValues(feature, values, peers, 0, PEER_GROUPS);
    const ofGroup: PeerValues[] = [];
    for (let group = 0; group < PEER_GROUPS; group++) {
      const own = feature.peers === "all" ? all : peerValues(feature, values, peers, group, group + 1);
      ofGroup.push(own.count >= LEAST_PEERS ? own : all);
    }
    for (let row = 0; row < values.length; row++) {
      if (!counts(feature, values[row])) continue;
      const { count, counting } = ofGroup[peers.groupOf[row]];
      if (count < LEAST_PEERS) continue;
      const below = countBelow(counting, values[row], isFalling);
      const lessNotable = count - counting.length + (isFalling ? counting.length - below : below);
      this.#hundredths[row] = Math.floor((lessNotable * 10_000) / count);
    }
  }

  /** 0-100: share of the peers whose value is less notable. NaN where peers are too few or the value does not count. */
  of(row: number): number {
    const hundredths = this.#hundredths[row];
    return hundredths === MISSING ? Number.NaN : hundredths / 100;
  }
}

/** The peers of some groups: how many have a value, and those values that count, ascending. */
interface PeerValues {
  readonly count: number;
  readonly counting: Float64Array;
}

/** Values that do not count are less notable than all that do: they need no sorting. */
function peerValues(
  feature: Feature,
  values: Float64Array,
  { start, rows }: Peers,
  fromGroup: number,
  toGroup: number,
): PeerValues {
  const counting = new Float64Array(start[toGroup] - start[fromGroup]);
  let [count, length] = [0, 0];
  for (let i = start[fromGroup]; i < start[toGroup]; i++) {
    const value = values[rows[i]];
    if (Number.isNaN(value)) continue;
    count++;
    if (counts(feature, value)) counting[length++] = value;
  }
  return { count, counting: counting.subarray(0, length).sort() };
}

function counts({ scale, bounds }: Feature, value: number): boolean {
  return rampOn(scale, value, bounds[0], bounds[1]) > 0;
}

/** How many of the ascending numbers are below `value`, or up to it. */
function countBelow(ascending: Float64Array, value: number, includesEqual: boolean): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ascending[middle] < value || (includesEqual && ascending[middle] === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
