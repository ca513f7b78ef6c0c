import type { WeightedGraph } from "../graph/weighted-graph.ts";

/**
 * How much more weight lies inside the communities than chance would put there, at most 1:
 *
 *   Q = Σ over communities [ inside / 2m − resolution · (total / 2m)² ]
 *
 * `inside` counts each pair from both ends, `total` is the summed strength of the members, 2m the strength of all.
 * 0 for a graph without edges.
 *
 * Newman & Girvan (2004), Phys. Rev. E 69:026113; resolution after Reichardt & Bornholdt (2006).
 */
export function modularity(graph: WeightedGraph, communityOf: Int32Array, resolution = 1): number {
  const { nodeCount, start, neighbours, weights } = graph;
  const total = new Float64Array(communityOf.reduce((highest, id) => Math.max(highest, id), -1) + 1);
  let inside = 0;
  let all = 0;
  for (let node = 0; node < nodeCount; node++) {
    const community = communityOf[node];
    for (let arc = start[node]; arc < start[node + 1]; arc++) {
      total[community] += weights[arc];
      all += weights[arc];
      if (communityOf[neighbours[arc]] === community) inside += weights[arc];
    }
  }
  if (all === 0) return 0;
  let expected = 0;
  for (const strength of total) expected += (strength / all) ** 2;
  return inside / all - resolution * expected;
}
