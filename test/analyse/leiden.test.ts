import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leiden } from "../../server/analyse/leiden.ts";
import { modularity } from "../../server/analyse/modularity.ts";
import { connectedPieces, mutualInformation } from "./agreement.ts";
import { classicGraph, lfrGraph, plantedGroups, smallGraphs, weightedGraph } from "./sample-graphs.ts";

const anyOptions = fc.record({ resolution: fc.constantFrom(0.2, 1, 3), seed: fc.nat() });

describe("leiden", () => {
  test("finds only connected communities", () => {
    fc.assert(
      fc.property(smallGraphs, anyOptions, (graph, options) => {
        const { communityOf, communityCount } = leiden(graph, options);
        expect(connectedPieces(graph, communityOf)).toBe(communityCount);
      }),
      { numRuns: 2000 },
    );
  });

  test("never loses modularity from pass to pass, and converges", () => {
    fc.assert(
      fc.property(smallGraphs, anyOptions, (graph, options) => {
        const byPass = [1, 2, 3, 50].map((passes) => leiden(graph, { ...options, passes }));
        for (let i = 1; i < byPass.length; i++) {
          expect(byPass[i]!.modularity).toBeGreaterThanOrEqual(byPass[i - 1]!.modularity - 1e-9);
        }
        expect(byPass.at(-1)!.didConverge).toBe(true);
      }),
    );
  });

  test("gives the same bytes for the same seed", () => {
    const { graph } = lfrGraph(1000, "0.5");
    expect(leiden(graph, { resolution: 1, seed: 9 })).toEqual(leiden(graph, { resolution: 1, seed: 9 }));
    expect(leiden(graph, { resolution: 1, seed: 9 })).not.toEqual(leiden(graph, { resolution: 1, seed: 10 }));
  });

  test("states the modularity of the communities it returns", () => {
    const { graph } = classicGraph("dolphins");
    const found = leiden(graph, { resolution: 1.5, seed: 1 });
    expect(found.modularity).toBe(modularity(graph, found.communityOf, 1.5));
  });

  test("numbers communities by size, then by their lowest account, without gaps", () => {
    fc.assert(
      fc.property(smallGraphs, anyOptions, (graph, options) => {
        const { communityOf, communityCount } = leiden(graph, options);
        const size = new Array<number>(communityCount).fill(0);
        for (const community of communityOf) size[community]!++;
        const first = size.map((_, community) => communityOf.indexOf(community));
        for (let i = 1; i < communityCount; i++) {
          expect(size[i - 1]! > size[i]! || (size[i - 1] === size[i] && first[i - 1]! < first[i]!)).toBe(true);
        }
      }),
    );
  });

  test("leaves no account better off in a neighbouring community or alone", () => {
    fc.assert(
      fc.property(smallGraphs, anyOptions, (graph, options) => {
        const { communityOf } = leiden(graph, { ...options, passes: 50 });
        const found = modularity(graph, communityOf, options.resolution);
        for (let node = 0; node < graph.nodeCount; node++) {
          for (const community of new Set([...communityOf, graph.nodeCount])) {
            const moved = communityOf.with(node, community);
            expect(modularity(graph, moved, options.resolution)).toBeLessThanOrEqual(found + 1e-9);
          }
        }
      }),
    );
  });

  test("makes isolated accounts communities of one, after all others", () => {
    const triangle = [
      [1, 2, 1],
      [2, 4, 1],
      [1, 4, 1],
    ] as const;
    expect([...leiden(weightedGraph(6, triangle), { resolution: 1, seed: 1 }).communityOf]).toEqual([1, 0, 0, 2, 0, 3]);
  });

  test.each([
    ["no accounts", weightedGraph(0, []), []],
    ["one account", weightedGraph(1, []), [0]],
    ["one edge", weightedGraph(2, [[0, 1, 0.5]]), [0, 0]],
    ["one edge of weight zero", weightedGraph(2, [[0, 1, 0]]), [0, 1]],
  ])("answers for %s", (_name, graph, communities) => {
    const found = leiden(graph, { resolution: 1, seed: 1 });
    expect([...found.communityOf]).toEqual(communities);
    expect([found.modularity, found.didConverge]).toEqual([0, true]);
  });

  test("splits a ring of cliques finer at a higher resolution", () => {
    const pairs = Array.from({ length: 30 }, (_, clique) => {
      const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((i) => clique * 5 + i) as [number, number, number, number, number];
      const inside = [
        [a, b],
        [a, c],
        [a, d],
        [a, e],
        [b, c],
        [b, d],
        [b, e],
        [c, d],
        [c, e],
        [d, e],
      ] as const;
      return [...inside, [e, (e + 1) % 150] as const].map(([one, other]) => [one, other, 1] as const);
    }).flat();
    const communities = (resolution: number) =>
      leiden(weightedGraph(150, pairs), { resolution, seed: 3 }).communityCount;
    expect(communities(0.2)).toBeLessThan(communities(1));
    expect(communities(1)).toBeLessThan(30);
    expect(communities(3)).toBe(30);
    expect(communities(60)).toBe(150);
  });

  test("finds planted groups", () => {
    const { graph, groupOf } = plantedGroups({ groups: 40, size: 50, pairs: 20_000, insideShare: 0.7 }, 11);
    expect(mutualInformation(leiden(graph, { resolution: 1, seed: 1 }).communityOf, groupOf)).toBeGreaterThan(0.99);
  });

  test("comes within 0.002 of the best known split of the karate club, from each of ten seeds", () => {
    const { graph } = classicGraph("karate");
    for (let seed = 1; seed <= 10; seed++) {
      expect(leiden(graph, { resolution: 1, seed }).modularity).toBeGreaterThanOrEqual(0.4178);
    }
  });

  test.each([
    [1000, "0.1", 1.0],
    [1000, "0.3", 0.97],
    [5000, "0.1", 0.989],
    [5000, "0.3", 0.945],
  ])(
    "agrees with the planted communities of LFR graphs as well as igraph does: n %i, mu %s",
    (nodeCount, mixing, igraph) => {
      const { graph, groupOf } = lfrGraph(nodeCount, mixing);
      const { communityOf } = leiden(graph, { resolution: 1, seed: 1 });
      expect(mutualInformation(communityOf, groupOf)).toBeGreaterThan(igraph - 0.03);
    },
  );
});
