import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregate } from "../../server/analyse/aggregation.ts";
import { groundLevel, type Level } from "../../server/analyse/level.ts";
import { moveNodes } from "../../server/analyse/local-moving.ts";
import { modularity } from "../../server/analyse/modularity.ts";
import { numberByFirst } from "../../server/analyse/partition.ts";
import { Random } from "../../server/analyse/random.ts";
import { refine } from "../../server/analyse/refinement.ts";
import { SparseSums } from "../../server/analyse/sparse-sums.ts";
import { WaitingNodes } from "../../server/analyse/waiting-nodes.ts";
import { connectedPieces } from "./agreement.ts";
import { plantedGroups, smallGraphs } from "./sample-graphs.ts";

const { graph: planted } = plantedGroups({ groups: 6, size: 10, pairs: 240, insideShare: 0.7 }, 3);

/** Two communities of any mixture. */
const halves = (nodeCount: number) => Int32Array.from({ length: nodeCount }, (_, node) => node % 2);

/** Quality of a split of any level, its nodes' inner weights included. */
function levelModularity(level: Level, communityOf: Int32Array, resolution: number): number {
  const total = new Float64Array(level.nodeCount);
  let between = 0;
  for (let node = 0; node < level.nodeCount; node++) {
    total[communityOf[node]!]! += level.strength[node]!;
    for (let arc = level.start[node]!; arc < level.start[node + 1]!; arc++) {
      if (communityOf[level.neighbours[arc]!] !== communityOf[node]) between += level.weights[arc]!;
    }
  }
  const expected = total.reduce((sum, strength) => sum + (strength / level.totalStrength) ** 2, 0);
  return 1 - between / level.totalStrength - resolution * expected;
}

describe("local moving", () => {
  test("raises modularity until no single move would", () => {
    const level = groundLevel(planted);
    const communityOf = halves(planted.nodeCount);
    const before = modularity(planted, communityOf);
    const options = { resolution: 1, random: new Random(1) };
    expect(moveNodes(level, communityOf, options)).toBeGreaterThan(0);
    expect(modularity(planted, communityOf)).toBeGreaterThan(before);
    expect(moveNodes(level, communityOf, options)).toBe(0);
  });
});

describe("refinement", () => {
  test("makes connected groups that lie inside one community each", () => {
    fc.assert(
      fc.property(smallGraphs, fc.nat(), (graph, seed) => {
        const communityOf = halves(graph.nodeCount);
        const groupOf = refine(groundLevel(graph), communityOf, 1, new Random(seed));
        for (let node = 0; node < graph.nodeCount; node++) expect(communityOf[groupOf[node]!]).toBe(communityOf[node]);
        expect(connectedPieces(graph, groupOf)).toBe(new Set(groupOf).size);
      }),
    );
  });

  test("makes groups better than nodes on their own", () => {
    const apart = Int32Array.from(planted.start.keys()).subarray(0, planted.nodeCount);
    const groupOf = refine(groundLevel(planted), halves(planted.nodeCount), 1, new Random(1));
    expect(modularity(planted, groupOf)).toBeGreaterThan(modularity(planted, apart));
  });
});

describe("aggregation", () => {
  test("keeps the modularity of every split that keeps the groups whole", () => {
    fc.assert(
      fc.property(smallGraphs, fc.nat(), (graph, seed) => {
        const level = groundLevel(graph);
        if (level.totalStrength === 0) return;
        const communityOf = halves(graph.nodeCount);
        const groupOf = refine(level, communityOf, 1, new Random(seed));
        const groupCount = numberByFirst(groupOf, graph.nodeCount);
        const above = aggregate(level, groupOf, groupCount);
        const communityOfGroup = Int32Array.from(
          { length: groupCount },
          (_, group) => communityOf[groupOf.indexOf(group)]!,
        );
        expect(above.totalStrength).toBe(level.totalStrength);
        expect(levelModularity(above, communityOfGroup, 1)).toBeCloseTo(modularity(graph, communityOf), 9);
      }),
    );
  });
});

describe("waiting nodes", () => {
  test("are handed out once each, and again only when woken", () => {
    const waiting = new WaitingNodes(1000, new Random(4));
    const taken = Array.from({ length: 1000 }, () => waiting.take());
    expect(taken.toSorted((a, b) => a - b)).toEqual([...Array(1000).keys()]);
    expect(taken).not.toEqual([...Array(1000).keys()]);
    expect(waiting.take()).toBe(-1);
    for (const node of [999, 3, 999, 500]) waiting.wake(node);
    expect(waiting.count).toBe(3);
    expect([waiting.take(), waiting.take(), waiting.take(), waiting.take()]).toEqual([999, 3, 500, -1]);
  });

  test("woken ahead in the block under way or behind in it are both handed out", () => {
    const waiting = new WaitingNodes(10, new Random(1));
    const [first] = [waiting.take()];
    waiting.wake(first!);
    const rest = Array.from({ length: 10 }, () => waiting.take());
    expect(rest.toSorted((a, b) => a - b)).toEqual([...Array(10).keys()]);
    expect(rest.at(-1)).toBe(first);
  });
});

describe("sparse sums", () => {
  test("add up per key, list keys as first met, and keep a zero sum", () => {
    const sums = new SparseSums(5);
    for (const [key, value] of [
      [3, 1],
      [0, 0],
      [3, 2.5],
    ] as const)
      sums.add(key, value);
    expect([...sums.keys.subarray(0, sums.size)]).toEqual([3, 0]);
    expect([sums.get(3), sums.get(0), sums.get(1)]).toEqual([3.5, 0, 0]);
    sums.clear();
    expect([sums.size, sums.get(3)]).toEqual([0, 0]);
  });
});

describe("random", () => {
  test("gives the numbers of sfc32 for a seed", () => {
    const random = new Random(42);
    expect([random.next(), random.next(), random.below(100), random.unit()]).toEqual([
      1264412219, 1947509147, 91, 0.29131023259833455,
    ]);
  });

  test("gives seeds above 32 bits a sequence of their own", () => {
    expect(new Random(2 ** 32 + 1).next()).not.toBe(new Random(1).next());
  });

  test("draws numbers below a limit evenly, and orders that hold each number once", () => {
    const random = new Random(7);
    const drawn = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) drawn[random.below(10)]!++;
    for (const times of drawn) expect(Math.abs(times - 1000)).toBeLessThan(150);
    expect([...random.order(50)].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
  });
});
