import { randomUUID } from "node:crypto";
import type { OnProgress, Progress, StopSignal } from "../domain/progress.ts";
import { HttpProblem } from "./problem.ts";
import type { Problem } from "./wire.ts";

export interface TaskEvent {
  /** 1, 2, 3 … within its task. */
  readonly id: number;
  readonly event: "progress" | "finished" | "problem";
  readonly data: unknown;
}

/** Of long tasks only the latest events are kept: who comes back later needs the state, not the history. */
const KEPT_EVENTS = 100;
const KEPT_TASKS = 20;
/** No screen shows more steps a second. The first and the last progress of each step are always told. */
const PROGRESS_GAP_MS = 100;

/** A long task that can be followed from outside. */
export class BoardTask {
  readonly taskId: string = randomUUID();
  readonly #events: TaskEvent[] = [];
  readonly #listeners = new Set<(event: TaskEvent) => void>();
  #isOver = false;
  #lastId = 0;
  #lastStep = "";
  #lastTold = Number.NEGATIVE_INFINITY;

  /**
   * Calls `listener` with the kept events above `after`, in order, then with each new one as it comes; the last is
   * `finished` or `problem`. Returns what ends the following.
   */
  follow(after: number, listener: (event: TaskEvent) => void): () => void {
    for (const event of this.#events) if (event.id > after) listener(event);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** No more events will come. */
  get isOver(): boolean {
    return this.#isOver;
  }

  tell(event: TaskEvent["event"], data: unknown): void {
    this.#lastId++;
    this.#isOver = event !== "progress";
    const told = { id: this.#lastId, event, data };
    this.#events.push(told);
    if (this.#events.length > KEPT_EVENTS) this.#events.shift();
    for (const listener of this.#listeners) listener(told);
  }

  progress(progress: Progress): void {
    const now = performance.now();
    const isNews = progress.step !== this.#lastStep || progress.done === progress.total;
    if (!isNews && now - this.#lastTold < PROGRESS_GAP_MS) return;
    this.#lastStep = progress.step;
    this.#lastTold = now;
    this.tell("progress", progress);
  }
}

export interface BoardOptions {
  /** Called after each task, whatever came of it: what was read before may be old. */
  readonly onDone: () => void;
  /** What to tell the followers of a task that failed. */
  readonly describe: (error: unknown) => Promise<Problem>;
}

/** What the server works at: one task that changes something at a time, stopped when the server stops. */
export class TaskBoard {
  readonly #options: BoardOptions;
  readonly #tasks: BoardTask[] = [];
  readonly #closing = new AbortController();
  #running: Promise<unknown> | null = null;

  constructor(options: BoardOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /**
   * Runs `work` when nothing else runs; throws TASK_RUNNING otherwise. The work's signal tells that the server stops, or
   * that `signal` does.
   */
  exclusively<Result>(
    work: (task: { readonly signal: StopSignal }) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    if (this.#closing.signal.aborted) {
      throw new HttpProblem(503, "SERVER_STOPPING", "The server is stopping; start it again first.");
    }
    if (this.#running !== null) {
      throw new HttpProblem(409, "TASK_RUNNING", "Another load or run is at work; ask again when it has finished.");
    }
    const either = AbortSignal.any(signal ? [this.#closing.signal, signal] : [this.#closing.signal]);
    const done = Promise.resolve()
      .then(() => work({ signal: either }))
      .finally(() => {
        this.#running = null;
        this.#options.onDone();
      });
    this.#running = done;
    return done;
  }

  /** As `exclusively`, for a task that nobody waits for. `finished` carries the task's id and what `work` returns. */
  start(work: (task: { readonly onProgress: OnProgress; readonly signal: StopSignal }) => Promise<object>): BoardTask {
    const task = new BoardTask();
    const done = this.exclusively(({ signal }) => work({ signal, onProgress: (progress) => task.progress(progress) }));
    this.#tasks.unshift(task);
    this.#tasks.splice(KEPT_TASKS);
    done.then(
      (result) => task.tell("finished", { taskId: task.taskId, ...result }),
      async (error: unknown) => task.tell("problem", await this.#options.describe(error)),
    );
    return task;
  }

  /** The task of that id, the newest without one. TASK_UNKNOWN where there is none. */
  find(taskId: string | undefined): BoardTask {
    const task = taskId === undefined ? this.#tasks[0] : this.#tasks.find((known) => known.taskId === taskId);
    if (!task) throw new HttpProblem(404, "TASK_UNKNOWN", "No such task is known since the server started.");
    return task;
  }

  /** Takes no more tasks, asks the running one to stop, and waits until it has. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running?.catch(() => undefined);
  }
}
