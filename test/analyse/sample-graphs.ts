import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { Random } from "../../server/analyse/random.ts";
import type { WeightedGraph } from "../../server/graph/weighted-graph.ts";
import { sharedData } from "../shared-data.ts";

export type WeightedPair = readonly [a: number, b: number, weight: number];

/** The rows of a graph with these pairs, in any order; equal pairs add up, pairs of a node with itself are left out. */
export function weightedGraph(nodeCount: number, pairs: readonly WeightedPair[]): WeightedGraph {
  const rows = Array.from({ length: nodeCount }, () => new Map<number, number>());
  for (const [a, b, weight] of pairs) {
    if (a === b) continue;
    rows[a]!.set(b, (rows[a]!.get(b) ?? 0) + weight);
    rows[b]!.set(a, (rows[b]!.get(a) ?? 0) + weight);
  }
  const arcs = rows.flatMap((row) => [...row].sort(([a], [b]) => a - b));
  const start = new Int32Array(nodeCount + 1);
  rows.forEach((row, node) => {
    start[node + 1] = start[node]! + row.size;
  });
  return {
    nodeCount,
    start,
    neighbours: Int32Array.from(arcs, ([neighbour]) => neighbour),
    weights: Float64Array.from(arcs, ([, weight]) => weight),
  };
}

/** Any small graph, isolated nodes, zero weights and several components included. */
export const smallGraphs: fc.Arbitrary<WeightedGraph> = fc.integer({ min: 1, max: 40 }).chain((nodeCount) => {
  const node = fc.nat(nodeCount - 1);
  const weight = fc.constantFrom(1, Math.log1p(1), Math.log1p(2), Math.log1p(3), 0.25, 0);
  return fc
    .array(fc.tuple(node, node, weight), { maxLength: 3 * nodeCount })
    .map((pairs) => weightedGraph(nodeCount, pairs));
});

export interface GroupedGraph {
  readonly graph: WeightedGraph;
  readonly groupOf: Int32Array;
}

/** Groups of equal size; `insideShare` of the pairs inside a group, the rest anywhere. */
export function plantedGroups(
  shape: { readonly groups: number; readonly size: number; readonly pairs: number; readonly insideShare: number },
  seed: number,
): GroupedGraph {
  const random = new Random(seed);
  const nodeCount = shape.groups * shape.size;
  const pairs: WeightedPair[] = [];
  for (let i = 0; i < shape.pairs; i++) {
    const a = random.below(nodeCount);
    const isInside = random.unit() < shape.insideShare;
    const b = isInside ? a - (a % shape.size) + random.below(shape.size) : random.below(nodeCount);
    pairs.push([a, b, 1]);
  }
  const groupOf = Int32Array.from({ length: nodeCount }, (_, node) => Math.floor(node / shape.size));
  return { graph: weightedGraph(nodeCount, pairs), groupOf };
}

/** One of the classic small graphs in GML, its known groups in `gt`. */
export function classicGraph(name: string): GroupedGraph {
  const text = unzipped("small-community-graphs", `${name}.gml.gz`);
  const ids = [...text.matchAll(/node \[\s+id (\d+)[^\]]*?gt "([^"]*)"/g)];
  const index = new Map(ids.map(([, id], position) => [id, position]));
  const groups = [...new Set(ids.map(([, , group]) => group))];
  const edges = [...text.matchAll(/source (\d+)\s+target (\d+)/g)];
  return {
    graph: weightedGraph(
      ids.length,
      edges.map(([, a, b]) => [index.get(a)!, index.get(b)!, 1]),
    ),
    groupOf: Int32Array.from(ids, ([, , group]) => groups.indexOf(group)),
  };
}

/** An LFR benchmark graph with its planted communities. */
export function lfrGraph(nodeCount: number, mixing: string): GroupedGraph {
  const name = `LFR_n${nodeCount}_k15_mu${mixing}`;
  const rows = (kind: string) =>
    unzipped("lfr-networkx-dense", `${name}.${kind}.csv.gz`)
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number));
  const groupOf = new Int32Array(nodeCount);
  for (const [node, group] of rows("communities")) groupOf[node!] = group!;
  return {
    graph: weightedGraph(
      nodeCount,
      rows("edges").map(([a, b]) => [a!, b!, 1]),
    ),
    groupOf,
  };
}

function unzipped(folder: string, file: string): string {
  return gunzipSync(readFileSync(sharedData("data", folder, file))).toString("utf8");
}
