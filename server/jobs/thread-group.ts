import { Worker } from "node:worker_threads";
import { Failure } from "../domain/failure.ts";
import type { Progress } from "../domain/progress.ts";
import type { Task } from "../store/store.ts";
import type { FailedMessage } from "./analysis-messages.ts";
import { keepWasmSteady } from "./steady-wasm.ts";

/** How soon a request to stop is noticed. */
const STOP_CHECK_MS = 50;

interface Told {
  readonly type: string;
}

/** What every thread may tell beside its results. */
interface ProgressMessage {
  readonly type: "progress";
  readonly progress: Progress;
}

/** A thread that tells results, each type once. */
export interface Thread<Message extends Told> {
  /** The result of that type, as soon as it is there; rejects when any thread of the group fails or is stopped. */
  told<Type extends Message["type"]>(type: Type): Promise<Extract<Message, { readonly type: Type }>>;
  send(message: unknown): void;
}

/**
 * Threads that work on one task and end together: when one fails, when the task is asked to stop (RUN_STOPPED), or when
 * `end` is called. Their progress is the task's.
 */
export class ThreadGroup {
  readonly #task: Task;
  readonly #workers: Worker[] = [];
  readonly #stopCheck: NodeJS.Timeout;
  readonly #failure: Deferred<never>;

  constructor(task: Task) {
    keepWasmSteady();
    this.#task = task;
    this.#failure = deferred<never>();
    // Whoever waits for a result hears of the failure; it may come when nobody waits.
    this.#failure.promise.catch(() => undefined);
    this.#stopCheck = setInterval(() => {
      if (task.signal?.aborted) this.#fail(new Failure("RUN_STOPPED", "The run was stopped; nothing of it was kept."));
    }, STOP_CHECK_MS);
  }

  start<Message extends Told>(file: URL, workerData: unknown): Thread<Message> {
    const results = new Map<string, Deferred<unknown>>();
    const resultOf = (type: string): Deferred<unknown> => {
      const result = results.get(type) ?? deferred();
      results.set(type, result);
      return result;
    };
    const worker = new Worker(file, { workerData });
    worker.on("message", (message: Message | ProgressMessage | FailedMessage) => {
      if (isProgress(message)) this.#task.onProgress?.(message.progress);
      else if (isFailed(message)) this.#fail(new Failure(message.code, message.message, { kind: message.kind }));
      else resultOf(message.type).resolve(message);
    });
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", (code) => {
      if (code !== 0) this.#fail(new Failure("RUN_STOPPED", "The analysis ended before it was finished."));
    });
    this.#workers.push(worker);
    return {
      told: (type) => Promise.race([this.#failure.promise, resultOf(type).promise]) as never,
      send: (message) => worker.postMessage(message),
    };
  }

  /** Ends all threads, wherever they are. */
  async end(): Promise<void> {
    clearInterval(this.#stopCheck);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #fail(error: unknown): void {
    this.#failure.reject(error);
  }
}

interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

function deferred<Value>(): Deferred<Value> {
  let settle: Omit<Deferred<Value>, "promise"> | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...(settle as Omit<Deferred<Value>, "promise">) };
}

function isProgress(message: Told): message is ProgressMessage {
  return message.type === "progress";
}

function isFailed(message: Told): message is FailedMessage {
  return message.type === "failed";
}
