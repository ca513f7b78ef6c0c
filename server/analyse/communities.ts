import { Failure } from "../domain/failure.ts";
import type { OnProgress, StopSignal } from "../domain/progress.ts";
import type { Engine } from "../domain/run.ts";
import type { WeightedGraph } from "../graph/weighted-graph.ts";
import { graphologyLouvain } from "./graphology-louvain.ts";
import { leiden } from "./leiden.ts";
import type { Partition } from "./partition.ts";

export interface CommunityOptions {
  readonly engine: Engine;
  /** Above zero; 1 is plain modularity. */
  readonly resolution: number;
  /** Non-negative whole number. */
  readonly seed: number;
  /** Of Leiden only; default 2. */
  readonly passes?: number;
  readonly onProgress?: OnProgress;
  /** Looked at every 65,536 visits of accounts (Leiden) or at each level (Louvain). */
  readonly signal?: StopSignal;
}

/**
 * The communities of a graph by the engine asked for. Same graph and options, same bytes.
 * Throws RUN_STOPPED when the signal asks for it.
 */
export function findCommunities(graph: WeightedGraph, options: CommunityOptions): Partition {
  const { engine, resolution, seed, passes = 2 } = options;
  const total = graph.nodeCount * (engine === "leiden" ? passes : 1);
  let done = 0;
  const report = (visited: number): void => {
    if (options.signal?.aborted)
      throw new Failure("RUN_STOPPED", "The run was stopped while it looked for communities.");
    done = Math.max(done, visited);
    options.onProgress?.({ step: "communities", done, total, unit: "accounts" });
  };
  report(0);
  const partition = detect();
  report(total);
  return partition;

  function detect(): Partition {
    switch (engine) {
      case "leiden":
        return leiden(graph, {
          resolution,
          seed,
          passes,
          onVisits: (visited, pass) => report(pass * graph.nodeCount + visited),
        });
      case "louvain":
        return graphologyLouvain(graph, { resolution, seed, onLevel: () => report(0) });
      default:
        return engine satisfies never;
    }
  }
}
