import type { AccountId } from "../domain/account.ts";
import type { Run } from "../domain/run.ts";
import type { Task } from "../store/store.ts";
import type {
  AnalysisMessage,
  AnalysisTask,
  CommunitiesMessage,
  CommunitiesTask,
  Outside,
} from "./analysis-messages.ts";
import { ThreadGroup } from "./thread-group.ts";

/**
 * Analyses transfers in two threads, so that whoever calls stays responsive: one measures and scores while the other
 * finds communities. Resolves with the run when it lies whole in the casebook. When asked to stop, or when something
 * fails, both threads end at once, and with them a half-written casebook transaction.
 */
export async function conductAnalysis(
  task: AnalysisTask,
  accountIdsOf: (keys: Int32Array) => Promise<readonly AccountId[]>,
  control: Task,
): Promise<Run> {
  const threads = new ThreadGroup(control);
  try {
    const analysis = threads.start<AnalysisMessage>(new URL("./analysis-worker.ts", import.meta.url), task);
    const { graph } = await analysis.told("graph");
    const detection: CommunitiesTask = { graph, parameters: task.parameters };
    const detecting = threads.start<CommunitiesMessage>(new URL("./communities-worker.ts", import.meta.url), detection);
    const { keys } = await analysis.told("scored");
    const [accountIds, found] = await Promise.all([accountIdsOf(keys), detecting.told("found")]);
    const outside: Outside = { accountIds, communities: found.communities, communitySeconds: found.seconds };
    analysis.send(outside);
    return (await analysis.told("saved")).run;
  } finally {
    await threads.end();
  }
}
