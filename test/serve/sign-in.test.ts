import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { listening, type Served, serve, TOKEN } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

/** The cookie that the sign-in link sets, as a browser sends it back. */
async function signIn(agent: ReturnType<typeof supertest.agent>): Promise<string> {
  const answer = await agent.get(`/sign-in?token=${TOKEN}`).expect(303).expect("Location", "/");
  return String(answer.headers["set-cookie"]);
}

describe("signing in", () => {
  test("by the link sets a session cookie that no script reads and no other site sends, and opens the page", async () => {
    const server = await listening(served);
    const agent = supertest.agent(server);
    const cookie = await signIn(agent);
    expect(cookie).toMatch(/^tributary-\d+=[0-9]+\.[\w-]+; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(TOKEN);
    await agent.get("/").expect(200).expect("Content-Type", /html/);
    await agent.get("/api/session").expect(200);
  });

  test("by a bearer token opens the API", async () => {
    await served.client.get("/api/health").expect(200);
  });

  test.each(["", "?token=", "?token=wrong", `?token=${TOKEN}x`, `?token=${TOKEN}&token=${TOKEN}`])(
    "by the link %s is refused and sets no cookie",
    async (query) => {
      const answer = await supertest(served.app.handler).get(`/sign-in${query}`).expect(401);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    },
  );

  test.each(["Bearer wrong", "Bearer", TOKEN, `Basic ${TOKEN}`])(
    "by the header %s is refused",
    async (authorization) => {
      await supertest(served.app.handler).get("/api/health").set("Authorization", authorization).expect(401);
    },
  );

  test("a cookie whose end of life was moved, or that is past it, is refused", async () => {
    const server = await listening(served);
    const cookie = (await signIn(supertest.agent(server))).split(";")[0]!;
    const [name, value] = cookie.split("=") as [string, string];
    const [end, signature] = value.split(".") as [string, string];
    const asked = (changed: string) => supertest(server).get("/api/session").set("Cookie", `${name}=${changed}`);
    await asked(value).expect(200);
    await asked(`${Number(end) + 1}.${signature}`).expect(401);
    await asked(`${end}.`).expect(401);
    await asked(end).expect(401);
    const { clock } = served;
    const before = clock.at;
    onTestFinished(() => {
      clock.at = before;
    });
    clock.at = new Date(Number(end) - 1);
    await asked(value).expect(200);
    clock.at = new Date(Number(end));
    await asked(value).expect(401);
  });
});

describe("without sign-in", () => {
  test("a browser gets a plain page that says how to get the link", async () => {
    const answer = await supertest(served.app.handler).get("/").set("Accept", "text/html").expect(401);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(answer.text).toContain("Open the sign-in link that the program printed when it started");
    expect(answer.text).not.toContain("<script");
  });

  test("addresses that exist and addresses that do not answer alike", async () => {
    const known = await supertest(served.app.handler).get("/api/datasets").expect(401);
    const unknown = await supertest(served.app.handler).get("/api/nothing").expect(401);
    const asset = await supertest(served.app.handler).get("/assets/page-1a2b3c.js").expect(401);
    expect(unknown.body).toEqual(known.body);
    expect(asset.body).toEqual(known.body);
    expect(known.headers["www-authenticate"]).toContain("Bearer");
  });
});

test("the token appears in no log line", async () => {
  await supertest(served.app.handler).get(`/sign-in?token=${TOKEN}`);
  await supertest(served.app.handler).get(`/api/health?token=${TOKEN}`).set("Authorization", `Bearer ${TOKEN}`);
  expect(served.log.length).toBeGreaterThan(0);
  expect(served.log.filter((line) => line.includes(TOKEN))).toEqual([]);
});
