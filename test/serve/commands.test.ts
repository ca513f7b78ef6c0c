import type { AddressInfo } from "node:net";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CommandProblem, ProgressView } from "../../server/serve/wire.ts";
import { allEvents, eventsOf } from "./event-reader.ts";
import { CHILD, listening, type Served, serve, servedWorld, TOKEN } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve(servedWorld());
});
afterAll(() => served.close());

const SCORE = {
  from: null,
  to: null,
  last: null,
  engine: "leiden",
  resolution: 1,
  seed: 1,
  minFanIn: 3,
  writeBack: false,
};

async function command(name: string, options: object, signal?: AbortSignal): Promise<Response> {
  const { port } = (await listening(served)).address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/api/commands`, {
    method: "POST",
    headers: { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" },
    body: JSON.stringify({ command: name, options }),
    ...(signal ? { signal } : {}),
  });
}

describe("a command sent to the server", () => {
  test("answers with the result alone when it is quick", async () => {
    const events = await allEvents(await command("datasets", { linked: false }));
    expect(events).toMatchObject([{ event: "result", data: { datasets: [{ datasetId: "world" }], links: [] } }]);
  });

  test("answers with progress, then the result, when it takes long", async () => {
    const events = await allEvents(await command("score", SCORE));
    expect(events.at(-1)).toMatchObject({ event: "result", data: { counts: { scored: 2 } } });
    const progress = events.slice(0, -1);
    expect(progress.length).toBeGreaterThan(0);
    for (const { data } of progress) ProgressView.parse(data);
  });

  test("that does not exist, or has a wrong option, is a problem of wrong use", async () => {
    for (const [name, options] of [
      ["fly", {}],
      ["score", { ...SCORE, seed: "x" }],
      ["hubs", {}],
    ] as const) {
      const events = await allEvents(await command(name, options));
      expect(events.length).toBe(1);
      expect(CommandProblem.parse(events[0]!.data).kind).toBe("usage");
    }
  });

  test("that failed says so without a protected account's id", async () => {
    const events = await allEvents(await command("explain", { account: CHILD, run: "none" }));
    expect(events).toMatchObject([{ event: "problem", data: { kind: "missing", code: "RUN_UNKNOWN" } }]);
    expect(JSON.stringify(events)).not.toContain(CHILD);
  });

  test("that changes the store waits for nobody: it is refused while another is at work", async () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const working = served.app.context.tasks.exclusively(() => opened);
    const events = await allEvents(await command("score", SCORE));
    expect(events).toMatchObject([{ event: "problem", data: { kind: "failed", code: "TASK_RUNNING" } }]);
    expect(await allEvents(await command("datasets", { linked: false }))).toMatchObject([{ event: "result" }]);
    open();
    await working;
  });

  test("is stopped when its client goes away", async () => {
    const { runs } = served.workspace.casebook;
    const before = runs.list().length;
    const leaving = new AbortController();
    const answer = await command("score", SCORE, leaving.signal);
    await eventsOf(answer).next();
    leaving.abort();
    await expect.poll(() => served.app.context.streams.size).toBe(0);
    await expect.poll(() => served.app.context.tasks.isBusy).toBe(false);
    expect(runs.list().length).toBe(before);
  });

  test("is not taken from a browser's session", async () => {
    const agent = supertest.agent(await listening(served));
    await agent.get(`/sign-in?token=${TOKEN}`).expect(303);
    const answer = await agent
      .post("/api/commands")
      .set("Sec-Fetch-Site", "same-origin")
      .send({ command: "mappings", options: {} })
      .expect(403);
    expect(answer.body.code).toBe("TOKEN_NEEDED");
    await agent.post("/api/commands").set("Authorization", "Basic x").send({ command: "mappings" }).expect(401);
  });
});
