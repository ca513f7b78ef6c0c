import { parentPort } from "node:worker_threads";
import { Failure } from "../domain/failure.ts";
import type { FailedMessage } from "./analysis-messages.ts";

/** Runs a thread's work; a `Failure` is told as a message, because its class does not survive the way to the conductor. */
export async function tellingFailures(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, kind, message } = error;
    parentPort?.postMessage({ type: "failed", code, kind, message } satisfies FailedMessage);
  }
}
