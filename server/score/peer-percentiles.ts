import type { AccountFacts } from "../analyse/account-facts.ts";
import type { Feature } from "./feature.ts";

/** Fewer peers with a value than this say nothing about what is usual. */
export const LEAST_PEERS = 30;
const PEER_GROUPS = 10;
/** Percentiles are kept in hundredths; this marks a missing one. */
const MISSING = 65_535;

/**
 * Groups of accounts of similar fan-in, at most ten and as even as equal fan-ins allow: group of each row. Only rows
 * marked in `counts` shape the groups.
 */
export function similarFanIn(facts: AccountFacts, counts: Uint8Array): Uint8Array {
  const fanIns = facts.columns.fanIn.filter((_, row) => counts[row] === 1).sort();
  const limits: number[] = [];
  for (let group = 1; group < PEER_GROUPS; group++) {
    const limit = fanIns[Math.floor((group * fanIns.length) / PEER_GROUPS)];
    if (limit !== undefined && limit !== limits.at(-1)) limits.push(limit);
  }
  return Uint8Array.from(facts.columns.fanIn, (fanIn) => {
    let group = 0;
    while (group < limits.length && fanIn >= limits[group]) group++;
    return group;
  });
}

/** Peer percentiles of one feature for every row, in hundredths. */
export class PeerPercentiles {
  readonly #hundredths: Uint16Array;

  /**
   * `values` by row; `groupOf` by row; rows with `counts` 1 are the peers, the others are only compared. A group with
   * too few values is compared with all rows; too few of those leave the percentile missing.
   */
  constructor(feature: Feature, values: Float64Array, groupOf: Uint8Array, counts: Uint8Array) {
    this.#hundredths = new Uint16Array(values.length).fill(MISSING);
    if (feature.peers === "nobody") return;
    const isFalling = feature.bounds[1] < feature.bounds[0];
    const everyone = sortedPeers(values, counts, () => true);
    const groups: Float64Array[] = [];
    for (let group = 0; group < PEER_GROUPS; group++) {
      const peers = feature.peers === "all" ? everyone : sortedPeers(values, counts, (row) => groupOf[row] === group);
      groups.push(peers.length >= LEAST_PEERS ? peers : everyone);
    }
    for (let row = 0; row < values.length; row++) {
      const peers = groups[groupOf[row]];
      if (Number.isNaN(values[row]) || peers.length < LEAST_PEERS) continue;
      const lessNotable = isFalling
        ? peers.length - countBelow(peers, values[row], true)
        : countBelow(peers, values[row], false);
      this.#hundredths[row] = Math.floor((lessNotable * 10_000) / peers.length);
    }
  }

  /** 0-100: share of the peers whose value is less notable; NaN where there are too few peers. */
  of(row: number): number {
    const hundredths = this.#hundredths[row];
    return hundredths === MISSING ? Number.NaN : hundredths / 100;
  }
}

function sortedPeers(values: Float64Array, counts: Uint8Array, belongs: (row: number) => boolean): Float64Array {
  const peers = new Float64Array(values.length);
  let length = 0;
  for (let row = 0; row < values.length; row++) {
    if (counts[row] === 1 && !Number.isNaN(values[row]) && belongs(row)) peers[length++] = values[row];
  }
  return peers.slice(0, length).sort();
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
