import { UndirectedGraph } from "graphology";
import type { WeightedGraph } from "../../server/graph/weighted-graph.ts";

/** The same graph as graphology keeps it: nodes 0 .. n-1, edges by lower, then higher node, attribute `weight`. */
export function graphologyGraph({ nodeCount, start, neighbours, weights }: WeightedGraph): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let node = 0; node < nodeCount; node++) graph.addNode(node);
  for (let node = 0; node < nodeCount; node++) {
    for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
      if (neighbours[arc]! > node) graph.addEdge(node, neighbours[arc]!, { weight: weights[arc]! });
    }
  }
  return graph;
}
