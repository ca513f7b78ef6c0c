import fc from "fast-check";
import graphologyModularity from "graphology-metrics/graph/modularity.js";
import { expect, test } from "vitest";
import { modularity } from "../../server/analyse/modularity.ts";
import { graphologyGraph } from "./graphology-oracle.ts";
import { smallGraphs, weightedGraph } from "./sample-graphs.ts";

/** The package's types name a default export that its CommonJS module does not have. */
const oracle = graphologyModularity as unknown as (
  graph: ReturnType<typeof graphologyGraph>,
  options: { getNodeCommunity: (node: string) => number; getEdgeWeight: "weight"; resolution: number },
) => number;

test("modularity equals graphology's, weights and resolution included, within a billionth", () => {
  const cases = smallGraphs.chain((graph) =>
    fc.record({
      graph: fc.constant(graph),
      communityOf: fc.array(fc.nat(4), { minLength: graph.nodeCount, maxLength: graph.nodeCount }),
      resolution: fc.constantFrom(0.5, 1, 2.5),
    }),
  );
  let compared = 0;
  fc.assert(
    fc.property(cases, ({ graph, communityOf, resolution }) => {
      if (!graph.weights.some((weight) => weight > 0)) return;
      const expected = oracle(graphologyGraph(graph), {
        getNodeCommunity: (node) => communityOf[Number(node)]!,
        getEdgeWeight: "weight",
        resolution,
      });
      expect(Math.abs(modularity(graph, Int32Array.from(communityOf), resolution) - expected)).toBeLessThan(1e-9);
      compared++;
    }),
  );
  expect(compared).toBeGreaterThan(50);
});

test("modularity of a graph without edges is zero", () => {
  expect(modularity(weightedGraph(3, []), Int32Array.of(0, 1, 2))).toBe(0);
  expect(modularity(weightedGraph(0, []), new Int32Array(0))).toBe(0);
});
