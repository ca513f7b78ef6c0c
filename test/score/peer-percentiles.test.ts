import { describe, expect, test } from "vitest";
import { type AccountFacts, FACT_INDEX, FACTS, INFLOW_PARTS } from "../../server/analyse/account-facts.ts";
import type { Feature } from "../../server/score/feature.ts";
import { LEAST_PEERS, PeerPercentiles, type Peers, peersOf } from "../../server/score/peer-percentiles.ts";
import { say } from "../../server/score/words.ts";

function feature(changes: Partial<Feature> = {}): Feature {
  return {
    id: "F00",
    group: "A",
    value: () => 0,
    unit: "",
    bounds: [0, 1],
    scale: "linear",
    peers: "similar",
    source: "",
    isKnown: () => true,
    unknown: { field: "", sentence: say("", "") },
    sentence: () => say("", ""),
    brief: () => say("", ""),
    ...changes,
  };
}

/** Facts of which only fan-in matters here. */
function factsWith(fanIns: readonly number[]): AccountFacts {
  const values = new Float64Array(fanIns.length * FACTS.length);
  for (const [row, fanIn] of fanIns.entries()) values[row * FACTS.length + FACT_INDEX.fanIn] = fanIn;
  return {
    length: fanIns.length,
    account: Int32Array.from(fanIns.keys()),
    values,
    inflow: new Uint32Array(fanIns.length * INFLOW_PARTS),
    reachesFanIn: new Uint8Array(fanIns.length).fill(1),
  };
}

function everyone(count: number, fanIn: (row: number) => number = () => 5): Peers {
  return peersOf(factsWith(Array.from({ length: count }, (_, row) => fanIn(row))), new Uint8Array(count).fill(1));
}

describe("peer percentiles", () => {
  const hundred = Float64Array.from({ length: 100 }, (_, row) => row + 1);

  test("say how many of a hundred peers have a less notable value", () => {
    const rising = new PeerPercentiles(feature({ bounds: [0, 100] }), hundred, everyone(100));
    const falling = new PeerPercentiles(feature({ bounds: [101, 0] }), hundred, everyone(100));
    expect([rising.of(0), rising.of(99)]).toEqual([0, 99]);
    expect([falling.of(0), falling.of(99)]).toEqual([99, 0]);
  });

  test("give nobody a percentile above others of the same value", () => {
    const values = new Float64Array(100).fill(0.5);
    expect(new PeerPercentiles(feature(), values, everyone(100)).of(7)).toBe(0);
  });

  test("are missing where the value does not count, is missing itself, or peers are too few", () => {
    const values = hundred.map((value) => (value === 1 ? Number.NaN : value));
    const percentiles = new PeerPercentiles(feature({ bounds: [50, 100] }), values, everyone(100));
    expect([percentiles.of(0), percentiles.of(20)]).toEqual([Number.NaN, Number.NaN]);
    expect(percentiles.of(90)).toBeCloseTo((89 * 100) / 99, 1);
    const few = LEAST_PEERS - 1;
    expect(new PeerPercentiles(feature(), hundred.slice(0, few), everyone(few)).of(few - 1)).toBeNaN();
    expect(new PeerPercentiles(feature({ peers: "nobody" }), hundred, everyone(100)).of(99)).toBeNaN();
  });

  test("compare with accounts of similar fan-in, or with all where the feature says so", () => {
    const values = Float64Array.from({ length: 200 }, (_, row) => (row < 100 ? row + 1 : 1_000 + row));
    const peers = everyone(200, (row) => (row < 100 ? 3 : 90));
    expect(new PeerPercentiles(feature({ bounds: [0, 1] }), values, peers).of(99)).toBe(99);
    expect(new PeerPercentiles(feature({ bounds: [0, 1], peers: "all" }), values, peers).of(99)).toBe(49.5);
  });

  test("compare with peers only: a row that is none is compared, but changes nothing for the others", () => {
    const isPeer = new Uint8Array(100).fill(1, 0, 50);
    const percentiles = new PeerPercentiles(
      feature({ bounds: [0, 100] }),
      hundred,
      peersOf(factsWith(new Array<number>(100).fill(5)), isPeer),
    );
    expect(percentiles.of(49)).toBe(98);
    expect(percentiles.of(80)).toBe(100);
  });
});

test("peer groups are at most ten, put equal fan-ins together, and ascend", () => {
  const { groupOf } = everyone(1_000, (row) => 3 + Math.floor(row / 90));
  const groups = Array.from({ length: 12 }, (_, step) => [
    ...new Set(groupOf.subarray(step * 90, Math.min(1_000, (step + 1) * 90))),
  ]);
  for (const group of groups) expect(group).toHaveLength(1);
  const ascending = groups.map(([group]) => group ?? -1);
  expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
  expect(new Set(ascending).size).toBe(10);
});
