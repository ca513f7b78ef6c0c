import library from "graphology-communities-louvain";
import { expect, test } from "vitest";
import { graphologyLouvain } from "../../server/analyse/graphology-louvain.ts";
import { numberBySize } from "../../server/analyse/partition.ts";
import { Random } from "../../server/analyse/random.ts";
import type { WeightedGraph } from "../../server/graph/weighted-graph.ts";
import { graphologyGraph } from "./graphology-oracle.ts";
import { classicGraph, lfrGraph, plantedGroups, weightedGraph } from "./sample-graphs.ts";

const louvain = library as unknown as (
  graph: ReturnType<typeof graphologyGraph>,
  options: { getEdgeWeight: "weight"; resolution: number; rng: () => number },
) => Record<number, number>;

function onRealGraph(graph: WeightedGraph, resolution: number, seed: number): Int32Array {
  const random = new Random(seed);
  const found = louvain(graphologyGraph(graph), { getEdgeWeight: "weight", resolution, rng: () => random.unit() });
  const communityOf = Int32Array.from({ length: graph.nodeCount }, (_, node) => found[node]!);
  numberBySize(communityOf);
  return communityOf;
}

test.each([
  ["karate", () => classicGraph("karate").graph],
  ["an LFR graph of 1,000 nodes", () => lfrGraph(1000, "0.3").graph],
  ["20 planted groups", () => plantedGroups({ groups: 20, size: 30, pairs: 4000, insideShare: 0.7 }, 5).graph],
  [
    "a triangle and a lone node",
    () =>
      weightedGraph(4, [
        [0, 1, 1],
        [1, 2, 0.5],
        [0, 2, 2],
      ]),
  ],
])("Louvain over the rows finds what it finds over a graphology graph: %s", (_name, make) => {
  const graph = make();
  for (const resolution of [0.5, 1, 2]) {
    for (const seed of [1, 2, 3]) {
      const { communityOf } = graphologyLouvain(graph, { resolution, seed });
      expect(communityOf).toEqual(onRealGraph(graph, resolution, seed));
    }
  }
});

test("Louvain leaves accounts without transfers alone", () => {
  const { communityCount, modularity } = graphologyLouvain(weightedGraph(3, []), { resolution: 1, seed: 1 });
  expect([communityCount, modularity]).toEqual([3, 0]);
});
