import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

describe("the page", () => {
  test("carries the nonce of its own policy, a fresh one each time", async () => {
    const nonces = [];
    for (let i = 0; i < 2; i++) {
      const { text, headers } = await served.client.get("/").expect(200);
      const nonce = /<meta property="csp-nonce" nonce="([^"]+)" \/>/.exec(text)?.[1];
      expect(headers["content-security-policy"]).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test("may run its own scripts, and load from no other host", async () => {
    const { headers } = await served.client.get("/").expect(200);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test("keeps its hashed files, and nothing else is kept", async () => {
    const asset = await served.client.get("/assets/page-1a2b3c.js").expect(200);
    expect(asset.headers["cache-control"]).toBe("private, max-age=31536000, immutable");
    for (const path of ["/", "/api/health", "/nothing"]) {
      expect((await served.client.get(path)).headers["cache-control"]).toBe("no-store");
    }
  });

  test.each([
    "/../served-world.ts",
    "/%2e%2e/served-world.ts",
    "/..%2fserved-world.ts",
    "/assets/..%5c..%5cserved-world.ts",
  ])("no file outside its folder is at %s", async (path) => {
    const { status, text } = await served.client.get(path);
    expect([400, 403, 404]).toContain(status);
    expect(text).not.toContain("served");
  });
});

test("every answer, refusals too, forbids guessing types, framing, referrers and sharing across origins", async () => {
  const answers = [
    await served.client.get("/"),
    await served.client.get("/assets/page-1a2b3c.js"),
    await served.client.get("/api/health"),
    await served.client.get("/nothing"),
    await supertest(served.app.handler).get("/api/health"),
    await supertest(served.app.handler).get("/").set("Host", "evil.example"),
  ];
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  }
});
