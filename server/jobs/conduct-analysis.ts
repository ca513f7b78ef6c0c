import { Worker } from "node:worker_threads";
import type { AccountId } from "../domain/account.ts";
import { Failure } from "../domain/failure.ts";
import type { Run } from "../domain/run.ts";
import type { Task } from "../store/store.ts";
import type {
  AnalysisMessage,
  AnalysisTask,
  CommunitiesMessage,
  CommunitiesTask,
  FailedMessage,
  Outside,
} from "./analysis-messages.ts";

/** How soon a request to stop is noticed. */
const STOP_CHECK_MS = 50;

/**
 * Analyses transfers in two threads, so that whoever calls stays responsive: one measures and scores while the other
 * finds communities. Resolves with the run when it lies whole in the casebook. When asked to stop, or when something
 * fails, both threads end at once, and with them a half-written casebook transaction.
 */
export async function conductAnalysis(
  task: AnalysisTask,
  accountIdsOf: (keys: Int32Array) => Promise<readonly AccountId[]>,
  { onProgress, signal }: Task,
): Promise<Run> {
  const threads: Worker[] = [];
  let stopCheck: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Run>((resolve, reject) => {
      const start = <Message extends { readonly type: string }>(
        file: URL,
        workerData: unknown,
        listen: (message: Exclude<Message, FailedMessage>) => void,
      ): Worker => {
        const thread = new Worker(file, { workerData });
        thread.on("message", (message: Message) => {
          if (isFailed(message)) reject(new Failure(message.code, message.message, { kind: message.kind }));
          else listen(message as Exclude<Message, FailedMessage>);
        });
        thread.on("error", reject);
        thread.on("exit", (code) => {
          if (code !== 0) reject(new Failure("RUN_STOPPED", "The analysis ended before it was finished."));
        });
        threads.push(thread);
        return thread;
      };

      let accountIds: Promise<readonly AccountId[]> | undefined;
      let found: Pick<Outside, "communities" | "communitySeconds"> | undefined;
      const answer = (): void => {
        if (accountIds === undefined || found === undefined) return;
        const communities = found;
        accountIds
          .then((ids) => analysis.postMessage({ accountIds: ids, ...communities } satisfies Outside))
          .catch(reject);
      };
      const analysis = start<AnalysisMessage>(new URL("./analysis-worker.ts", import.meta.url), task, (message) => {
        switch (message.type) {
          case "progress":
            return onProgress?.(message.progress);
          case "graph": {
            const data: CommunitiesTask = { graph: message.graph, parameters: task.parameters };
            start<CommunitiesMessage>(new URL("./communities-worker.ts", import.meta.url), data, (told) => {
              if (told.type === "progress") return onProgress?.(told.progress);
              found = { communities: told.communities, communitySeconds: told.seconds };
              return answer();
            });
            return;
          }
          case "scored":
            accountIds = accountIdsOf(message.keys);
            accountIds.catch(reject);
            return answer();
          case "saved":
            return resolve(message.run);
          default:
            return message satisfies never;
        }
      });
      stopCheck = setInterval(() => {
        if (signal?.aborted) reject(new Failure("RUN_STOPPED", "The run was stopped; nothing of it was kept."));
      }, STOP_CHECK_MS);
    });
  } finally {
    clearInterval(stopCheck);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function isFailed(message: { readonly type: string }): message is FailedMessage {
  return message.type === "failed";
}
