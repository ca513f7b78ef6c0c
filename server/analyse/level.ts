import type { WeightedGraph } from "../graph/weighted-graph.ts";

/**
 * The graph at one level of an agglomeration: the accounts themselves, or groups of them as nodes.
 *
 * A node's strength holds the weight inside its group too. That weight moves with the node wherever it goes, so no gain
 * depends on it and no self-loop is stored.
 */
export interface Level extends WeightedGraph {
  readonly strength: Float64Array;
  /** 2m: summed strength of all nodes, the same at every level. */
  readonly totalStrength: number;
}

/** The lowest level: every account a node. */
export function groundLevel(graph: WeightedGraph): Level {
  const { nodeCount, start, weights } = graph;
  const strength = new Float64Array(nodeCount);
  let totalStrength = 0;
  for (let node = 0; node < nodeCount; node++) {
    let sum = 0;
    for (let arc = start[node]; arc < start[node + 1]; arc++) sum += weights[arc];
    strength[node] = sum;
    totalStrength += sum;
  }
  return { ...graph, strength, totalStrength };
}
