import { Failure } from "../../domain/failure.ts";
import type { Task } from "../store.ts";
import type { Session } from "./session.ts";

/** How often a running statement is asked how far it is, and whether it shall stop. */
const LOOK_EVERY_MS = 100;

export interface WatchedStep {
  readonly step: string;
  readonly total: number;
  readonly unit: string;
}

/** Runs one step of a load, tells its progress, and throws LOAD_STOPPED soon after the signal asks to stop. */
export async function watched<T>(
  session: Session,
  { step, total, unit }: WatchedStep,
  task: Task,
  work: () => Promise<T>,
): Promise<T> {
  let most = 0;
  const tell = (done: number) => {
    most = Math.max(most, done);
    task.onProgress?.({ step, done: most, total, unit });
  };
  refuseStopped(task);
  tell(0);
  const watch = setInterval(() => {
    if (task.signal?.aborted === true) session.interrupt();
    else tell(Math.floor(total * Math.min(1, session.progress)));
  }, LOOK_EVERY_MS);
  try {
    const result = await work();
    refuseStopped(task);
    tell(total);
    return result;
  } catch (error) {
    refuseStopped(task);
    throw error;
  } finally {
    clearInterval(watch);
  }
}

/** Throws LOAD_STOPPED once the task's signal asks to stop. */
export function refuseStopped(task: Task): void {
  if (task.signal?.aborted === true) throw new Failure("LOAD_STOPPED", "The load was stopped; nothing was loaded.");
}
