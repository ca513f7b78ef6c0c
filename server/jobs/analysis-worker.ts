import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { measureAccounts } from "../analyse/measure-accounts.ts";
import { openCasebook } from "../casebook/casebook.ts";
import type { Progress } from "../domain/progress.ts";
import type { Run } from "../domain/run.ts";
import { buildTransferGraph } from "../graph/build-transfer-graph.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";
import { CATALOGUE } from "../score/catalogue.ts";
import { protectedAccounts } from "../score/protection.ts";
import { type Scoring, scoreAccounts } from "../score/score-accounts.ts";
import type { AnalysisMessage, AnalysisTask, Outside } from "./analysis-messages.ts";
import { communityOfKeys, scoredKeys, storedFindings } from "./findings-of-scoring.ts";
import { StepClock } from "./step-clock.ts";
import { tellingFailures } from "./thread-failure.ts";

const task = workerData as AnalysisTask;
const clock = new StepClock(task.timings);

/** The thread that turns a run's transfers into findings and writes them into the casebook. */
await tellingFailures(async () => {
  const graph = buildTransferGraph(task.columns, task.accounts, { mayTakeColumns: true });
  clock.mark("graph");
  tell({ type: "graph", graph });
  const scoring = score(graph);
  const outside = once(parentPort!, "message") as Promise<[Outside]>;
  tell({ type: "scored", keys: scoredKeys(scoring, graph) });
  const [answer] = await outside;
  clock.mark("waiting for communities");
  clock.add("communities", answer.communitySeconds);
  tell({ type: "saved", run: save(graph, scoring, answer) });
});

function score(graph: TransferGraph): Scoring {
  const indexesOf = (keys: readonly number[]) => keys.map((key) => graph.indexOf[key]!).filter((index) => index >= 0);
  const isProtected = protectedAccounts(graph, task.accounts, task.firstTransferAt, {
    marked: indexesOf(task.protectedKeys),
    released: indexesOf(task.releasedKeys),
  });
  const facts = measureAccounts(graph, task.accounts, {
    minFanIn: task.parameters.minFanIn,
    window: task.parameters.window,
    bands: CATALOGUE.bands,
    always: isProtected,
    onProgress: tellProgress,
  });
  clock.mark("measures");
  const scoring = scoreAccounts(facts, CATALOGUE, isProtected);
  clock.mark("scores");
  return scoring;
}

function save(graph: TransferGraph, scoring: Scoring, { accountIds, communities }: Outside): Run {
  const casebook = openCasebook(task.home, { store: task.storeName, now: () => new Date() });
  try {
    return casebook.runs.save({
      runKey: task.runKey,
      findings: storedFindings(scoring, graph, accountIds, communities.communityOf, tellProgress),
      communityOf: communityOfKeys(graph, communities.communityOf),
      record() {
        clock.mark("saving");
        return {
          runKey: task.runKey,
          parameters: task.parameters,
          datasetIds: task.datasetIds,
          counts: {
            accounts: graph.accountCount,
            transfers: graph.transferCount,
            edges: graph.edgeCount,
            scored: scoring.hubs.length + scoring.atRisk.length,
            protectedScored: scoring.atRisk.length,
            communities: communities.communityCount,
          },
          modularity: communities.modularity,
          timings: clock.times,
          peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
          outcome: "finished",
          startedAt: task.startedAt,
          finishedAt: new Date(Date.parse(task.startedAt) + clock.elapsedMs).toISOString(),
        };
      },
    });
  } finally {
    casebook.close();
  }
}

function tell(message: AnalysisMessage): void {
  parentPort!.postMessage(message);
}

function tellProgress(progress: Progress): void {
  tell({ type: "progress", progress });
}
