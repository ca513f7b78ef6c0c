import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listening, type Served, serve, TOKEN } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const bearer = { Authorization: `Bearer ${TOKEN}` };

describe("the Host header", () => {
  test.each(["127.0.0.1:4700", "localhost:4700", "localhost", "[::1]:4700", "LOCALHOST:1"])(
    "%s is answered",
    async (host) => {
      await supertest(served.app.handler)
        .get("/api/health")
        .set({ ...bearer, Host: host })
        .expect(200);
    },
  );

  test.each([
    "evil.example",
    "evil.example:4700",
    "127.0.0.1.evil.example",
    "localhost.",
    "127.0.0.1@evil.example",
    "10.0.0.7",
    "",
  ])("%s is refused, even with the right token, on every address", async (host) => {
    for (const path of ["/api/health", "/", "/sign-in?token=x"]) {
      const answer = await supertest(served.app.handler)
        .get(path)
        .set({ ...bearer, Host: host });
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe("HOST_REFUSED");
    }
  });
});

describe("a request that may change something", () => {
  const post = (headers: Record<string, string>) =>
    supertest(served.app.handler)
      .post("/api/timeline")
      .set({ Host: "127.0.0.1:4700", ...headers })
      .send({});

  test("from the server's own page passes", async () => {
    await post({ ...bearer, Origin: "http://127.0.0.1:4700", "Sec-Fetch-Site": "same-origin" }).expect(200);
    await post({ ...bearer, Origin: "https://127.0.0.1:4700" }).expect(200);
  });

  test("from a client that is no browser passes with the token", async () => {
    await post(bearer).expect(200);
  });

  test.each([
    { Origin: "http://evil.example" },
    { Origin: "null" },
    { Origin: "http://127.0.0.1:9999", "Sec-Fetch-Site": "same-site" },
    { Origin: "http://localhost:4700" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ])("from another origin is refused: %o", async (headers) => {
    const answer = await post({ ...bearer, ...headers }).expect(403);
    expect(answer.body.code).toBe("ORIGIN_REFUSED");
  });

  test("with a cookie but without any word of its origin is refused", async () => {
    const server = await listening(served);
    const agent = supertest.agent(server);
    await agent.get(`/sign-in?token=${TOKEN}`).expect(303);
    await agent.post("/api/timeline").send({}).expect(403);
    await agent.post("/api/timeline").set("Sec-Fetch-Site", "same-origin").send({}).expect(200);
  });
});

test("a question from a page of another origin is refused, too: its cookie would go along between ports", async () => {
  await supertest(served.app.handler)
    .get("/api/datasets")
    .set({ ...bearer, "Sec-Fetch-Site": "same-site" })
    .expect(403);
});
