import type { WeightedGraph } from "../../server/graph/weighted-graph.ts";

/**
 * Normalised mutual information of two partitions: 1 when equal up to names, 0 when one says nothing about the other.
 * 2 I / (H₁ + H₂); Danon, Díaz-Guilera, Duch & Arenas (2005), J. Stat. Mech. P09008.
 */
export function mutualInformation(one: Int32Array, other: Int32Array): number {
  const n = one.length;
  const counts = { one: new Map<number, number>(), other: new Map<number, number>(), both: new Map<string, number>() };
  for (let i = 0; i < n; i++) {
    add(counts.one, one[i]!);
    add(counts.other, other[i]!);
    add(counts.both, `${one[i]},${other[i]}`);
  }
  const entropy = (sizes: Iterable<number>) =>
    [...sizes].reduce((sum, size) => sum - (size / n) * Math.log(size / n), 0);
  const apart = entropy(counts.one.values()) + entropy(counts.other.values());
  return apart === 0 ? 1 : (2 * (apart - entropy(counts.both.values()))) / apart;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Pieces that the communities fall into when only pairs inside a community link: as many as communities, if all are connected. */
export function connectedPieces({ nodeCount, start, neighbours }: WeightedGraph, communityOf: Int32Array): number {
  const isSeen = new Uint8Array(nodeCount);
  let pieces = 0;
  for (let first = 0; first < nodeCount; first++) {
    if (isSeen[first] === 1) continue;
    pieces++;
    isSeen[first] = 1;
    const open = [first];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const neighbour of neighbours.subarray(start[node], start[node + 1])) {
        if (isSeen[neighbour] === 1 || communityOf[neighbour] !== communityOf[node]) continue;
        isSeen[neighbour] = 1;
        open.push(neighbour);
      }
    }
  }
  return pieces;
}
