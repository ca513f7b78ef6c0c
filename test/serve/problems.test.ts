import fc from "fast-check";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Failure } from "../../server/domain/failure.ts";
import { problemOf } from "../../server/serve/problem.ts";
import { ROUTES } from "../../server/serve/routes.ts";
import { ProblemView } from "../../server/serve/wire.ts";
import { CHILD, HUB, type Served, serveScored, TOKEN } from "./served-world.ts";

let served: Served & { readonly runId: string };
beforeAll(async () => {
  served = await serveScored();
});
afterAll(() => served.close());

describe("a problem", () => {
  test.each([
    ["failed", 500],
    ["usage", 400],
    ["refused", 409],
    ["missing", 404],
  ] as const)("of a failure that is %s has status %i and the failure's words", (kind, status) => {
    const problem = problemOf(new Failure("RUN_UNKNOWN", "No such run.", { kind }));
    expect(problem).toMatchObject({ status, code: "RUN_UNKNOWN", detail: "No such run." });
  });

  test("of an error that nobody foresaw tells neither its message nor its stack", () => {
    const text = JSON.stringify(problemOf(new TypeError(`${CHILD} is not a function`)));
    expect(text).not.toContain(CHILD);
    expect(text).not.toContain("TypeError");
    expect(text).not.toContain("problems.test");
  });
});

describe("what the server does not take", () => {
  const post = (type: string, body: string) =>
    supertest(served.app.handler)
      .post("/api/timeline")
      .set({ Authorization: `Bearer ${TOKEN}`, "Content-Type": type })
      .send(body);

  test.each([
    ["a body that is no JSON", "application/json", "{", 400],
    ["a body that is a list", "application/json", "[]", 400],
    ["a body of another type", "text/plain", "{}", 415],
    ["a form", "application/x-www-form-urlencoded", "buckets=1", 415],
    ["a body above 1 MB", "application/json", JSON.stringify({ accounts: ["x".repeat(1_100_000)] }), 413],
  ])("%s is refused", async (_what, type, body, status) => {
    const answer = await post(type, body).expect(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(ProblemView.parse(answer.body).status).toBe(status);
  });

  test("another method than an address has is refused with those that it has", async () => {
    const answer = await served.client.delete("/api/runs").expect(405);
    expect(answer.headers.allow).toBe("GET, POST");
  });
});

test("whatever is asked, the server answers or says why not, and never fails", async () => {
  const text = fc.oneof(
    fc.constantFrom(HUB, CHILD, served.runId, "world", "PROT-000000", "..", "%", "'", "\u0000", "a".repeat(3_000)),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  );
  const query = fc.record(
    {
      limit: fc.oneof(fc.integer().map(String), text),
      cursor: text,
      from: fc.oneof(fc.constantFrom("2026-01-05", "0000-01-01", "9999-12-31T23:59", "-1"), text),
      to: fc.oneof(fc.constantFrom("2026-02-05", "9999-12-31"), text),
      run: text,
      text,
      payer: text,
      payee: text,
      direction: fc.constantFrom("in", "out", "both", "up"),
      hops: fc.integer({ min: -1, max: 9 }).map(String),
    },
    { requiredKeys: [] },
  );
  const reading = ROUTES.filter(({ method, answer }) => method === "get" && answer.kind === "json");
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...reading), text, query, async (route, id, asked) => {
      const known = route.query as unknown as { readonly shape: object };
      const fields = Object.entries(asked).filter(([name]) => name in known.shape);
      const path = route.path.replace(":id", () => encodeURIComponent(id));
      const answer = await served.client.get(`${path}?${new URLSearchParams(fields)}`);
      expect({ path, status: answer.status, isFailure: answer.status >= 500 }).toMatchObject({ isFailure: false });
      if (answer.status >= 400) ProblemView.parse(answer.body);
    }),
    { numRuns: 150 },
  );
});
