import { parentPort, workerData } from "node:worker_threads";
import { findCommunities } from "../analyse/communities.ts";
import { symmetrise } from "../graph/symmetrise.ts";
import type { CommunitiesMessage, CommunitiesTask } from "./analysis-messages.ts";
import { tellingFailures } from "./thread-failure.ts";

/** The thread that splits a run's accounts into communities. */
await tellingFailures(() => {
  const { graph, parameters } = workerData as CommunitiesTask;
  const begin = performance.now();
  const tell = (message: CommunitiesMessage) => parentPort?.postMessage(message);
  const communities = findCommunities(symmetrise(graph), {
    engine: parameters.engine,
    resolution: parameters.resolution,
    seed: parameters.seed,
    onProgress: (progress) => tell({ type: "progress", progress }),
  });
  tell({ type: "found", communities, seconds: (performance.now() - begin) / 1000 });
});
