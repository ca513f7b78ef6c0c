import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { loadFiles } from "../../server/jobs/load-files.ts";
import { unloadDataset } from "../../server/jobs/loaded-datasets.ts";
import { scoreTransfers } from "../../server/jobs/score-transfers.ts";
import { ROUTES } from "../../server/serve/routes.ts";
import { nameOf, type Question, questions, wrongQuestions } from "./every-route.ts";
import {
  CHILD,
  CHILD_PAYER,
  HUB,
  loadOptions,
  SCORE_OPTIONS,
  type Served,
  serve,
  serveScored,
  TRUE_IDS_OF_CHILDREN,
} from "./served-world.ts";

let served: Served & { readonly runId: string };
let child: string;
let childPayer: string;
beforeAll(async () => {
  served = await serveScored();
  child = served.workspace.casebook.pseudonyms.of(CHILD);
  childPayer = served.workspace.casebook.pseudonyms.of(CHILD_PAYER);
});
afterAll(() => served.close());

const ask = ({ address, body }: Question) => (body ? served.client.post(address, body) : served.client.get(address));

/** True ids of children in a text. */
const leaked = (text: string) => TRUE_IDS_OF_CHILDREN.filter((id) => text.includes(id));

describe("a protected account", () => {
  test("is named by its true id in no answer of any route, however it is asked for", async () => {
    const asked = [
      ...questions(served.runId),
      ...questions(served.runId, child, childPayer),
      ...questions(served.runId, child.toLowerCase(), childPayer),
    ];
    for (const question of asked) {
      const { status, text, headers } = await ask(question);
      expect({ question, status }).toEqual({ question, status: 200 });
      expect({ question, leaked: leaked(text + JSON.stringify(headers)) }).toEqual({ question, leaked: [] });
    }
    const covered = new Set(asked.map(({ route }) => route));
    const reading = ROUTES.filter(({ answer, method }) => answer.kind === "json" && method !== "delete").map(nameOf);
    const changing = ["post /api/runs", "post /api/exports", "post /api/accounts/:id/dispositions"];
    expect(reading.filter((name) => !covered.has(name) && !changing.includes(name))).toEqual([]);
  });

  test("is named by its true id in no refusal", async () => {
    for (const question of wrongQuestions(served.runId)) {
      const { status, text } = await ask(question);
      expect({ question, isRefused: status >= 400 || text.includes("event: problem") }).toEqual({
        question,
        isRefused: true,
      });
      expect({ question, leaked: leaked(text) }).toEqual({ question, leaked: [] });
    }
  });

  test("answers to its true id and to its pseudonym alike", async () => {
    const byId = await served.client.get(`/api/accounts/${CHILD}`).expect(200);
    const byPseudonym = await served.client.get(`/api/accounts/${child}`).expect(200);
    expect(byPseudonym.body).toEqual(byId.body);
    expect(byId.body).toMatchObject({ accountId: child, protection: "protected" });
  });

  test("is in the child-at-risk queue and not among the hubs", async () => {
    const atRisk = (await served.client.get(`/api/runs/${served.runId}/at-risk`).expect(200)).body;
    expect(atRisk.items).toMatchObject([{ accountId: child, isProtected: true, rank: 1 }]);
    const hubs = (await served.client.get(`/api/runs/${served.runId}/hubs`).expect(200)).body;
    expect(hubs.items.map((hub: { accountId: string }) => hub.accountId)).toEqual([HUB]);
  });

  test("carries neither score nor rank in the network and in search", async () => {
    const { nodes } = (await served.client.post("/api/network", { accounts: [child, HUB] }).expect(200)).body;
    expect(nodes[0]).toMatchObject({ accountId: child, isProtected: true, score: null, rank: null });
    expect(nodes[1]).toMatchObject({ accountId: HUB, isProtected: false, rank: 1 });
    const { accounts } = (await served.client.get(`/api/search?text=${child}`).expect(200)).body;
    expect(accounts).toEqual([{ accountId: child, isProtected: true, rank: null }]);
  });

  test("is found by its whole id, and by no part of it", async () => {
    const found = async (text: string) =>
      (await served.client.get(`/api/search?text=${text}`).expect(200)).body.accounts;
    expect(await found(CHILD)).toMatchObject([{ accountId: child }]);
    expect(await found(CHILD.slice(0, -1))).toEqual([]);
    expect(await found(CHILD.slice(1))).toEqual([]);
  });

  test("is not found by a part of its id in other people's remarks", async () => {
    const found = async (text: string) =>
      (await served.client.get(`/api/search?text=${text}`).expect(200)).body.transfers;
    expect(await found(CHILD.slice(0, 6))).toEqual([]);
    expect(await found(CHILD)).toEqual([]);
    const [named] = (await served.client.get("/api/accounts/62110000000101/transfers?counterparty=62110000000102")).body
      .items;
    expect(named).toMatchObject({ remark: `for ${child}`, remarkWithheld: false });
  });

  test("keeps the remarks of its transfers, and a search of remarks does not reach them", async () => {
    const transfers = (await served.client.get(`/api/accounts/${child}/transfers`).expect(200)).body.items;
    expect(transfers.length).toBe(5);
    for (const transfer of transfers) expect(transfer).toMatchObject({ remark: null, remarkWithheld: true });
    expect((await served.client.get("/api/search?text=school").expect(200)).body.transfers).toEqual([]);
    const open = (await served.client.get("/api/search?text=top-up").expect(200)).body.transfers;
    expect(open.map((transfer: { remark: string }) => transfer.remark)).toEqual(["Top-up, thanks", "Top-up, thanks"]);
  });

  test("leaves a trace in the audit when it is looked at, under its pseudonym", async () => {
    const { audit } = served.workspace.casebook;
    const before = audit.entries({ after: 0, limit: 100_000 }).length;
    await served.client.get(`/api/accounts/${CHILD}`).expect(200);
    await served.client.get(`/api/accounts/${child}/transfers`).expect(200);
    await served.client.get(`/api/runs/${served.runId}/at-risk`).expect(200);
    await served.client.get(`/api/accounts/${HUB}`).expect(200);
    const entries = audit.entries({ after: before, limit: 100 });
    expect(entries.map(({ who, action, subject, detail }) => ({ who, action, subject, detail }))).toEqual([
      { who: "analyst", action: "account viewed", subject: child, detail: { part: "account" } },
      { who: "analyst", action: "account viewed", subject: child, detail: { part: "transfers" } },
      { who: "analyst", action: "findings listed", subject: served.runId, detail: { queue: "at-risk", accounts: 1 } },
    ]);
    expect(audit.verify().ok).toBe(true);
  });

  test("is protected in the next answer when a person says so", async () => {
    const { casebook } = served.workspace;
    const before = (await served.client.get(`/api/accounts/${HUB}/counterparties?direction=out`).expect(200)).body;
    const collector = before.items[0].accountId;
    casebook.protections.decide({
      accountId: collector,
      decision: "protected",
      reason: "A school's register names the holder.",
      who: "analyst",
      when: "2026-11-25T08:00:00.000Z",
    });
    const after = (await served.client.get(`/api/accounts/${HUB}/counterparties?direction=out`).expect(200)).body;
    expect(after.items[0]).toMatchObject({ accountId: casebook.pseudonyms.of(collector), isProtected: true });
  });
});

describe("an account that a person protects after the run", () => {
  test("keeps its true id, its score and its reasons as a hub out of every answer from then on", async () => {
    const late = await serveScored();
    onTestFinished(() => late.close());
    const account = async () => (await late.client.get(`/api/accounts/${HUB}`).expect(200)).body;
    const asHub = await account();
    expect(asHub.contributions.length).toBeGreaterThan(3);
    const { casebook } = late.workspace;
    casebook.protections.decide({
      accountId: HUB,
      decision: "protected",
      reason: "A school's register names the holder.",
      who: "analyst",
      when: "2026-11-25T08:00:00.000Z",
    });
    const asChild = await account();
    expect(asChild).toMatchObject({ accountId: casebook.pseudonyms.of(HUB), protection: "protected", lookAlikes: [] });
    expect(asChild.contributions.map(({ feature }: { feature: string }) => feature[0])).not.toContain("F");
    const { items } = (await late.client.get(`/api/runs/${late.runId}/at-risk`).expect(200)).body;
    const place = items.findIndex(({ accountId }: { accountId: string }) => accountId === asChild.accountId);
    expect(items[place]).toEqual(asChild.finding);
    expect(items.map(({ score }: { score: number }) => score)).toEqual(
      items.map(({ score }: { score: number }) => score).toSorted((a: number, b: number) => b - a),
    );
    const allowed = JSON.stringify(asChild);
    const hidden = [
      HUB,
      `"score":${asHub.finding.score},`,
      ...[...asHub.contributions, ...asHub.lookAlikes].map(({ sentence }) => sentence.en),
      ...asHub.finding.reasons.map(({ en }: { en: string }) => en),
    ].filter((text) => !allowed.includes(text));
    expect(hidden.length).toBeGreaterThan(4);
    for (const question of [...questions(late.runId), ...questions(late.runId, asChild.accountId)]) {
      const { address, body } = question;
      const { text } = await (body ? late.client.post(address, body) : late.client.get(address));
      expect({ question, shown: hidden.filter((part) => text.includes(part)) }).toEqual({ question, shown: [] });
    }
  });
});

test("lists stand in the order of what they show, where nothing else orders them", async () => {
  const payees = Array.from({ length: 12 }, (_, i) => `7000${String(i).padStart(2, "0")}`);
  const late = await serve({
    "day.csv": ["payer,payee,amount,currency,bookedAt", ...payees.map((payee) => `700099,${payee},5,IDR,2026-01-02`)],
    "accounts.csv": ["accountId,minorFlag", ...payees.slice(3, 9).map((payee) => `${payee},true`)],
  });
  onTestFinished(() => late.close());
  const listed = async (part: string, field: string): Promise<readonly string[]> =>
    (await late.client.get(`/api/accounts/700099/${part}`).expect(200)).body.items.map(
      (item: Readonly<Record<string, string>>) => item[field],
    );
  for (const [part, field] of [
    ["counterparties", "accountId"],
    ["transfers", "transferId"],
  ] as const) {
    const shown = await listed(part, field);
    expect(shown).toHaveLength(12);
    expect(shown).toEqual([...shown].sort());
  }
});

describe("digests", () => {
  test("of a protected account's transfers give way to file and line, and those of cash to keyed ones", async () => {
    const header = "payer,payee,amount,currency,bookedAt";
    const late = await serve({
      "day.csv": [header, `p1,${CHILD},5,IDR,2026-01-02`, `unresolved:cash,${CHILD},5,IDR,2026-01-03`],
      "accounts.csv": ["accountId,minorFlag", `${CHILD},true`],
    });
    onTestFinished(() => late.close());
    const { items } = (await late.client.get(`/api/accounts/${CHILD}/transfers`).expect(200)).body;
    const [second, first] = items;
    expect(first.transferId).toMatch(/day\.csv:2$/);
    expect(second.transferId).toMatch(/day\.csv:3$/);
    expect(second.payer).toMatch(/^unresolved:[0-9a-f]{16}$/);
    const cash = (await late.client.get(`/api/accounts/${second.payer}`).expect(200)).body;
    expect(cash).toMatchObject({ accountId: second.payer, isUnresolved: true });
    expect((await late.client.get("/api/search?text=unresolved:ca").expect(200)).body.accounts).toEqual([]);
    expect((await late.client.get(`/api/search?text=${second.payer}`).expect(200)).body.accounts).toHaveLength(1);
  });
});

describe("an account that an unloaded dataset said is a child's", () => {
  const header = "payer,payee,amount,currency,bookedAt";
  const transfers = [header, ...[1, 2, 3, 4].map((i) => `70009${i},${CHILD},5,IDR,2026-01-0${i}`)];
  const facts = {
    "b.csv": [header, "700001,700002,5,IDR,2026-01-02"],
    "accounts.csv": ["accountId,minorFlag", `${CHILD},true`],
  };

  test.each(["before", "after"])("is shown by its pseudonym alone, in a run from %s the unload", async (order) => {
    const late = await serve({ "a.csv": transfers });
    onTestFinished(() => late.close());
    const { workspace, client } = late;
    await loadFiles(workspace, await loadOptions(workspace.home, "facts", facts));
    const unload = () => unloadDataset(workspace, { dataset: "facts" }, {});
    if (order === "after") await unload();
    const { runId } = await scoreTransfers(workspace, SCORE_OPTIONS);
    if (order === "before") await unload();
    const pseudonym = workspace.casebook.pseudonyms.of(CHILD);
    const atRisk = await client.get(`/api/runs/${runId}/at-risk`).expect(200);
    expect(atRisk.body.items).toMatchObject([{ accountId: pseudonym, isProtected: true }]);
    const search = await client.get(`/api/search?text=${CHILD}`).expect(200);
    expect(search.body.accounts).toMatchObject([{ accountId: pseudonym, isProtected: true }]);
    const hubs = await client.get(`/api/runs/${runId}/hubs`).expect(200);
    expect(hubs.body.items).toEqual([]);
    for (const { text } of [atRisk, search, hubs]) expect(leaked(text)).toEqual([]);
  });

  test("is hidden by a running server as soon as the casebook notes it, before the load has ended", async () => {
    const late = await serve({ "a.csv": transfers });
    onTestFinished(() => late.close());
    const shown = async () => (await late.client.get(`/api/accounts/${CHILD}`).expect(200)).body.accountId;
    expect(await shown()).toBe(CHILD);
    late.workspace.casebook.protections.noteProtectedByData([CHILD]);
    expect(await shown()).toBe(late.workspace.casebook.pseudonyms.of(CHILD));
  });
});

test("no log line holds an account id, a child's or another's", () => {
  expect(served.log.length).toBeGreaterThan(50);
  expect(served.log.filter((line) => leaked(line).length > 0 || line.includes(HUB) || line.includes("PROT-"))).toEqual(
    [],
  );
});
