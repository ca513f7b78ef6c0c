import type { DirectedGraph } from "graphology";
import { assignLayoutChanges, graphToByteArrays } from "graphology-layout-forceatlas2/helpers.js";
import type { EdgeAttributes, NodeAttributes } from "./network.ts";

export interface ForceQuestion {
  readonly nodes: ArrayBuffer;
  readonly edges: ArrayBuffer;
  readonly iterations: number;
}

export interface ForceAnswer {
  readonly nodes: ArrayBuffer;
  readonly edges: ArrayBuffer;
  readonly iterations: number;
}

export type LayoutState =
  | { readonly status: "idle" }
  | { readonly status: "running"; readonly iterations: number; readonly of: number; readonly stop: () => void }
  | { readonly status: "failed" };

export interface ForceOptions {
  /** Shows nothing before the end, for people who do not want motion. */
  readonly isStill: boolean;
  readonly onState: (state: LayoutState) => void;
}

/** Iterations between two pictures: about 60 ms of the worker's time at 5,000 nodes. */
const ITERATIONS_A_PICTURE = 5;
/** Small graphs settle in 600 iterations; large ones get 300, four seconds at 5,000 nodes. */
const SMALL_GRAPH = 800;

function iterationsFor(nodes: number): number {
  return nodes <= SMALL_GRAPH ? 600 : 300;
}

/**
 * ForceAtlas2 in a worker, for a fixed number of iterations: same graph, same places. Jacomy, Venturini, Heymann &
 * Bastian (2014), "ForceAtlas2", PLoS ONE 9(6). Returns what stops it where it is; stop it before the graph changes.
 */
export function startForceLayout(
  graph: DirectedGraph<NodeAttributes, EdgeAttributes>,
  { isStill, onState }: ForceOptions,
): () => void {
  const of = iterationsFor(graph.order);
  const worker = new Worker(new URL("./force.worker.ts", import.meta.url), { type: "module" });
  let done = 0;
  let isOver = false;
  const end = (state: LayoutState) => {
    if (isOver) return;
    isOver = true;
    worker.terminate();
    onState(state);
  };
  const stop = () => end({ status: "idle" });
  const ask = (nodes: ArrayBuffer, edges: ArrayBuffer) => {
    const iterations = Math.min(isStill ? of : ITERATIONS_A_PICTURE, of - done);
    worker.postMessage({ nodes, edges, iterations } satisfies ForceQuestion, [nodes, edges]);
  };
  worker.addEventListener("message", ({ data }: MessageEvent<ForceAnswer>) => {
    if (isOver) return;
    assignLayoutChanges(graph, new Float32Array(data.nodes), null);
    done += data.iterations;
    if (done >= of) return end({ status: "idle" });
    onState({ status: "running", iterations: done, of, stop });
    ask(data.nodes, data.edges);
  });
  worker.addEventListener("error", () => end({ status: "failed" }));
  onState({ status: "running", iterations: 0, of, stop });
  const arrays = graphToByteArrays(graph, (_edge: unknown, { edge }: EdgeAttributes) => Math.log1p(edge.transfers));
  ask(arrays.nodes.buffer as ArrayBuffer, arrays.edges.buffer as ArrayBuffer);
  return stop;
}
