import { Failure } from "../../domain/failure.ts";
import type { Task } from "../store.ts";

/** Rows of one transaction: fewer are slower, more run into the server's limit on the memory of one transaction. */
export const BATCH = 10_000;

/** Tells the progress of one step, and throws LOAD_STOPPED once the signal asks to stop. */
export function tell(task: Task, step: string, done: number, total: number, unit = "rows"): void {
  task.onProgress?.({ step, done: Math.min(done, total), total, unit });
  refuseStopped(task);
}

export function refuseStopped(task: Task): void {
  if (task.signal?.aborted === true) throw new Failure("LOAD_STOPPED", "The load was stopped; nothing was loaded.");
}
