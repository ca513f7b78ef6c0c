import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VERDICTS } from "../../server/domain/disposition.ts";
import { DispositionView } from "../../server/serve/wire.ts";
import { CHILD, HUB, type Served, serve, servedWorld } from "./served-world.ts";

let served: Served;
beforeAll(async () => {
  served = await serve(servedWorld());
});
afterAll(() => served.close());

const address = `/api/accounts/${HUB}/dispositions`;

test("the verdicts of the wire are those of the domain", () => {
  expect(DispositionView.shape.verdict.options).toEqual([...VERDICTS]);
});

describe("a disposition", () => {
  test("stands beside earlier ones with who, when and why, and is noted in the audit", async () => {
    await served.client.post(address, { verdict: "unclear", reason: "Waiting for the bank." }).expect(201);
    served.clock.at = new Date(served.clock.at.getTime() + 1_000);
    const later = { verdict: "arisan", reason: "  A savings round; the list of members is on file. " };
    await served.client.post(address, later).expect(201);
    const { items } = (await served.client.get(address).expect(200)).body;
    expect(items).toMatchObject([
      { verdict: "arisan", reason: "A savings round; the list of members is on file.", who: "analyst", runId: null },
      { verdict: "unclear", reason: "Waiting for the bank." },
    ]);
    const all = served.workspace.casebook.audit.entries({ after: 0, limit: 100 });
    const entries = all.filter(({ action }) => action === "disposition added");
    expect(entries.map(({ action, subject, detail }) => ({ action, subject, detail }))).toEqual(
      ["unclear", "arisan"].map((verdict) => ({
        action: "disposition added",
        subject: HUB,
        detail: { verdict, runId: null },
      })),
    );
  });

  test("without a reason, with an unknown verdict or of an unknown run is refused", async () => {
    await served.client.post(address, { verdict: "unclear", reason: "  " }).expect(400);
    await served.client.post(address, { verdict: "guilty", reason: "x" }).expect(400);
    await served.client.post(address, { verdict: "unclear", reason: "x", runId: "none" }).expect(404);
  });

  test("may name a child's account; the answer does not", async () => {
    const answer = await served.client.post(address, { verdict: "collector", reason: `It pays ${CHILD}.` }).expect(201);
    expect(answer.body.reason).toBe(`It pays ${served.workspace.casebook.pseudonyms.of(CHILD)}.`);
  });
});
