import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProgressView, RunFinished } from "../../server/serve/wire.ts";
import { allEvents, eventsOf } from "./event-reader.ts";
import { listening, type Served, serve, servedWorld, TOKEN } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve(servedWorld());
});
afterAll(() => served.close());

async function client() {
  const { port } = (await listening(served)).address() as AddressInfo;
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json", ...init.headers },
    });
  return {
    ask,
    async startRun() {
      const answer = await ask("/api/runs", { method: "POST", body: "{}" });
      expect(answer.status).toBe(202);
      return ((await answer.json()) as { taskId: string }).taskId;
    },
  };
}

describe("a run started over HTTP", () => {
  test("tells its progress, then the run that can be asked for", async () => {
    const { ask, startRun } = await client();
    const taskId = await startRun();
    const answer = await ask(`/api/runs/events?task=${taskId}`);
    expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const events = await allEvents(answer);
    const last = events.at(-1)!;
    expect(last.event).toBe("finished");
    const { runId } = RunFinished.parse(last.data);
    const progress = events.slice(0, -1);
    expect(progress.length).toBeGreaterThan(0);
    for (const { event, data } of progress) {
      expect(event).toBe("progress");
      ProgressView.parse(data);
    }
    expect(events.map(({ id }) => Number(id))).toEqual(events.map((_, i) => i + 1));
    expect((await ask(`/api/runs/${runId}`)).status).toBe(200);
  });

  test("can be followed again from the last event that was seen", async () => {
    const { ask, startRun } = await client();
    const taskId = await startRun();
    const all = await allEvents(await ask(`/api/runs/events?task=${taskId}`));
    const again = await allEvents(await ask(`/api/runs/events?task=${taskId}`, { headers: { "Last-Event-ID": "1" } }));
    expect(again).toEqual(all.slice(1));
    const seen = { "Last-Event-ID": String(all.length) };
    expect(await allEvents(await ask(`/api/runs/events?task=${taskId}`, { headers: seen }))).toEqual([]);
    const newest = await allEvents(await ask("/api/runs/events"));
    expect(newest).toEqual(all);
  });

  test("is the only one at a time", async () => {
    const { ask, startRun } = await client();
    const taskId = await startRun();
    const second = await ask("/api/runs", { method: "POST", body: "{}" });
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ code: "TASK_RUNNING" });
    await allEvents(await ask(`/api/runs/events?task=${taskId}`));
  });

  test("tells why it failed", async () => {
    const { ask } = await client();
    const answer = await ask("/api/runs", { method: "POST", body: JSON.stringify({ from: "2031-01-01" }) });
    const { taskId } = (await answer.json()) as { taskId: string };
    const events = await allEvents(await ask(`/api/runs/events?task=${taskId}`));
    expect(events.at(-1)).toMatchObject({ event: "problem", data: { status: 400, code: "OPTION_INVALID" } });
  });
});

test("events of a task that never was are not found", async () => {
  const { ask } = await client();
  const answer = await ask("/api/runs/events?task=none");
  expect(answer.status).toBe(404);
});

test("a stream without news sends heartbeats, and is let go when its client leaves", async () => {
  const { promise: opened, open } = gate();
  const working = served.app.context.tasks.start(async () => {
    await opened;
    return { runId: "none" };
  });
  const { ask } = await client();
  const leaving = new AbortController();
  const answer = await ask(`/api/runs/events?task=${working.taskId}`, { signal: leaving.signal });
  const { value } = await eventsOf(answer).next();
  expect(value?.event).toBe("comment");
  expect(served.app.context.streams.size).toBe(1);
  leaving.abort();
  await expect.poll(() => served.app.context.streams.size).toBe(0);
  open();
});

function gate() {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open: () => open() };
}
