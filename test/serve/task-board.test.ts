import { beforeEach, describe, expect, test } from "vitest";
import type { Progress, StopSignal } from "../../server/domain/progress.ts";
import { problemOf } from "../../server/serve/problem.ts";
import { TaskBoard, type TaskEvent } from "../../server/serve/task-board.ts";

let board: TaskBoard;
let done = 0;
beforeEach(() => {
  done = 0;
  board = new TaskBoard({ onDone: () => done++, describe: async (error) => problemOf(error) });
});

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const step = (name: string, at: number): Progress => ({ step: name, done: at, total: 10, unit: "rows" });

describe("a task board", () => {
  test("runs one task at a time, and takes the next when the first has finished", async () => {
    const { opened, open } = gate();
    const first = board.exclusively(() => opened);
    expect(() => board.exclusively(async () => undefined)).toThrow("Another load or run is at work");
    open();
    await first;
    expect(await board.exclusively(async () => "second")).toBe("second");
    expect(done).toBe(2);
  });

  test("takes the next task after one that threw at once", async () => {
    await expect(
      board.exclusively(() => {
        throw new Error("at once");
      }),
    ).rejects.toThrow("at once");
    expect(await board.exclusively(async () => "next")).toBe("next");
  });

  test("tells a follower who comes late all kept events from where the follower left off, in order", async () => {
    const { opened, open } = gate();
    const task = board.start(async ({ onProgress }) => {
      onProgress(step("reading", 0));
      onProgress(step("scoring", 0));
      await opened;
      return { runId: "r1" };
    });
    await Promise.resolve();
    await Promise.resolve();
    const seen: TaskEvent[] = [];
    const over = new Promise<void>((resolve) => {
      task.follow(1, (event) => {
        seen.push(event);
        if (event.event !== "progress") resolve();
      });
    });
    open();
    await over;
    expect(seen).toEqual([
      { id: 2, event: "progress", data: step("scoring", 0) },
      { id: 3, event: "finished", data: { taskId: task.taskId, runId: "r1" } },
    ]);
  });

  test("thins out progress within a step, but tells the first and the last of each", async () => {
    const task = board.start(async ({ onProgress }) => {
      for (let i = 0; i <= 10; i++) onProgress(step("reading", i));
      return {};
    });
    const told: unknown[] = [];
    await new Promise<void>((resolve) => {
      task.follow(0, ({ event, data }) => (event === "progress" ? told.push(data) : resolve()));
    });
    expect(told).toEqual([step("reading", 0), step("reading", 10)]);
  });

  test("asks the running task to stop when it closes, waits for it, and takes no more", async () => {
    let asked: StopSignal | undefined;
    const { opened, open } = gate();
    board
      .exclusively(async ({ signal }) => {
        asked = signal;
        await opened;
      })
      .catch(() => undefined);
    await Promise.resolve();
    let isClosed = false;
    const closing = board.close().then(() => {
      isClosed = true;
    });
    expect(asked?.aborted).toBe(true);
    await new Promise(setImmediate);
    expect(isClosed).toBe(false);
    open();
    await closing;
    expect(() => board.exclusively(async () => undefined)).toThrow("The server is stopping");
  });

  test("knows no task that was never started", () => {
    expect(() => board.find(undefined)).toThrow("No such task");
    expect(() => board.find("x")).toThrow("No such task");
  });
});
