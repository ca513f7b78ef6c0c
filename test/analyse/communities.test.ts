import { describe, expect, test } from "vitest";
import { findCommunities } from "../../server/analyse/communities.ts";
import { graphologyLouvain } from "../../server/analyse/graphology-louvain.ts";
import { leiden } from "../../server/analyse/leiden.ts";
import type { Progress } from "../../server/domain/progress.ts";
import { lfrGraph, plantedGroups } from "./sample-graphs.ts";

const { graph } = lfrGraph(1000, "0.3");

describe("finding communities", () => {
  test("asks the engine that is named", () => {
    const options = { resolution: 1.2, seed: 4 };
    expect(findCommunities(graph, { engine: "leiden", ...options })).toEqual(leiden(graph, options));
    expect(findCommunities(graph, { engine: "louvain", ...options })).toEqual(graphologyLouvain(graph, options));
  });

  test.each(["leiden", "louvain"] as const)("stops when asked: %s", (engine) => {
    const signal = { aborted: false };
    const onProgress = () => {
      signal.aborted = true;
    };
    const start = () => findCommunities(graph, { engine, resolution: 1, seed: 1, onProgress, signal });
    expect(start).toThrow(expect.objectContaining({ code: "RUN_STOPPED" }));
  });

  test("reports progress that only grows, in accounts, up to the end", () => {
    const large = plantedGroups({ groups: 2000, size: 50, pairs: 300_000, insideShare: 0.8 }, 1).graph;
    const reports: Progress[] = [];
    findCommunities(large, {
      engine: "leiden",
      resolution: 1,
      seed: 1,
      onProgress: (progress) => reports.push(progress),
    });
    const done = reports.map((progress) => progress.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(new Set(done).size).toBeGreaterThan(3);
    expect(reports.at(-1)).toEqual({ step: "communities", done: 200_000, total: 200_000, unit: "accounts" });
  });
});
