import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHILD, COLLECTOR, HUB, payerNumber, type Served, serveScored } from "./served-world.ts";

let served: Served & { readonly runId: string };
let childPayer: string;
beforeAll(async () => {
  served = await serveScored();
  childPayer = served.workspace.casebook.pseudonyms.of("BCA:930000000000456");
});
afterAll(() => served.close());

const get = async (address: string) => (await served.client.get(address).expect(200)).body;
const post = async (address: string, body: object) => (await served.client.post(address, body).expect(200)).body;

describe("a hub", () => {
  test("comes with its figures, reasons and inflow over the window", async () => {
    const { items, total, next } = await get(`/api/runs/${served.runId}/hubs`);
    expect({ total, next }).toEqual({ total: 1, next: null });
    expect(items).toMatchObject([
      { rank: 1, accountId: HUB, fanIn: 13, transfers: 26, amount: "2450000.00", currency: "IDR", isProtected: false },
    ]);
    const [hub] = items;
    expect(hub.reasons.length).toBeGreaterThan(0);
    expect(hub.inflow.length).toBe(12);
    expect(hub.inflow.reduce((sum: number, count: number) => sum + count, 0)).toBe(26);
  });

  test("is explained with points that add up and the transfers behind them", async () => {
    const hub = await get(`/api/accounts/${HUB}`);
    expect(hub).toMatchObject({
      kind: "e-wallet",
      country: "ID",
      protection: "unknown",
      fanIn: 13,
      fanOut: 1,
      received: [{ currency: "IDR", amount: "2450000.00", transfers: 26 }],
      paid: [{ currency: "IDR", amount: "900000.00", transfers: 1 }],
      finding: { rank: 1, accountId: HUB },
    });
    expect(hub.contributions.length).toBeGreaterThan(0);
    for (const { evidence, evidenceTotal } of hub.contributions) {
      expect(evidence.length).toBe(Math.min(evidenceTotal, 20));
    }
  });
});

describe("an account that the run did not score", () => {
  test("has figures but no finding", async () => {
    expect(await get(`/api/accounts/${COLLECTOR}`)).toMatchObject({
      fanIn: 1,
      fanOut: 1,
      finding: null,
      contributions: [],
      lookAlikes: [],
      unknowns: [],
    });
  });

  test("that nobody loaded is not found, and the answer does not repeat its name", async () => {
    const answer = await served.client.get("/api/accounts/4711-nobody").expect(404);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.body.code).toBe("ACCOUNT_UNKNOWN");
    expect(answer.text).not.toContain("4711-nobody");
  });
});

describe("the window asked for", () => {
  test("narrows figures, counterparties, transfers and network alike", async () => {
    const span = "from=2026-02-01&to=2026-03-01";
    expect(await get(`/api/accounts/${HUB}?${span}`)).toMatchObject({
      received: [{ transfers: 13 }],
      paid: [],
      fanIn: 13,
      fanOut: 0,
    });
    expect((await get(`/api/accounts/${HUB}/counterparties?${span}`)).items.length).toBe(13);
    expect((await get(`/api/accounts/${HUB}/transfers?${span}`)).items.length).toBe(13);
    const network = await post("/api/network", { accounts: [HUB, COLLECTOR], from: "2026-02-01", to: "2026-03-01" });
    expect(network.edges).toEqual([]);
  });

  test.each(["from=2026-02-30", "from=yesterday", "from=2026-03-01&to=2026-02-01"])("%s is refused", async (span) => {
    const answer = await served.client.get(`/api/accounts/${HUB}?${span}`).expect(400);
    expect(answer.body.code).toBe("OPTION_INVALID");
  });
});

describe("pages", () => {
  test("of transfers together hold each transfer once, newest first", async () => {
    const read: { transferId: string; bookedAt: string }[] = [];
    let cursor = "";
    do {
      const page = await get(`/api/accounts/${HUB}/transfers?limit=7${cursor && `&cursor=${cursor}`}`);
      read.push(...page.items);
      cursor = page.next;
    } while (cursor);
    expect(new Set(read.map(({ transferId }) => transferId)).size).toBe(27);
    expect(read.length).toBe(27);
    const times = read.map(({ bookedAt }) => bookedAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("take no cursor of another list", async () => {
    const { next } = await get(`/api/accounts/${HUB}/transfers?limit=7`);
    const answer = await served.client.get(`/api/accounts/${COLLECTOR}/transfers?limit=7&cursor=${next}`).expect(400);
    expect(answer.body.code).toBe("CURSOR_INVALID");
  });

  test.each(["limit=0", "limit=501", "limit=ten", "limit=1.5", "limt=5"])("with %s are refused", async (query) => {
    const answer = await served.client.get(`/api/accounts/${HUB}/transfers?${query}`).expect(400);
    expect(answer.body.code).toBe("REQUEST_INVALID");
  });
});

describe("a network", () => {
  test("holds the hub, its chosen neighbours and every edge among them", async () => {
    const network = await post("/api/network", { accounts: [HUB], neighbours: [{ account: HUB, top: 50 }] });
    expect(network.nodes.length).toBe(15);
    expect(network.nodes[0]).toMatchObject({ accountId: HUB, fanIn: 13, fanOut: 1 });
    const edgesToHub = network.edges.filter((edge: { payee: string }) => edge.payee === HUB);
    expect(edgesToHub.length).toBe(13);
    expect(network.edges.length).toBe(15);
    expect(network.cut).toBe(false);
  });

  test("takes the neighbours that stand first by the choice", async () => {
    const neighbours = async (choice: object) => {
      const { nodes } = await post("/api/network", {
        accounts: [HUB],
        neighbours: [{ account: HUB, top: 1, ...choice }],
      });
      return nodes.slice(1).map((node: { accountId: string }) => node.accountId);
    };
    expect(await neighbours({ direction: "out" })).toEqual([COLLECTOR]);
    expect(await neighbours({ by: "amount" })).toEqual([COLLECTOR]);
    expect(await neighbours({ by: "transfers", direction: "in" })).toEqual([payerNumber(0)]);
  });

  test("lists its edges in the order of the ids that are shown", async () => {
    const { edges } = await post("/api/network", { accounts: [HUB], neighbours: [{ account: HUB, top: 50 }] });
    const payers = edges.map((edge: { payer: string }) => edge.payer);
    expect(payers).toEqual([...payers].sort());
    expect(payers).toContain(childPayer);
  });

  test("can be expanded: the figures say by what, before", async () => {
    expect(await post(`/api/accounts/${HUB}/expansion`, { inView: [] })).toEqual({
      accountId: HUB,
      payers: 13,
      payees: 1,
      sharing: 0,
    });
    const inView = await post(`/api/accounts/${HUB}/expansion`, { inView: [CHILD] });
    expect(inView.sharing).toBe(5);
  });
});

describe("time", () => {
  test("is cut into equal buckets that together hold all money of the accounts", async () => {
    const timeline = await post("/api/timeline", { accounts: [HUB], buckets: 10 });
    const total = (field: string) =>
      timeline.buckets.reduce((sum: number, bucket: Record<string, number>) => sum + bucket[field]!, 0);
    expect(total("inTransfers")).toBe(26);
    expect(total("outTransfers")).toBe(1);
    const span = Date.parse(timeline.to) - Date.parse(timeline.from);
    expect(timeline.bucketMs).toBe(Math.ceil(span / 10));
    for (const { from } of timeline.buckets) {
      expect((Date.parse(from) - Date.parse(timeline.from)) % timeline.bucketMs).toBe(0);
    }
  });

  test("of all accounts counts every transfer once", async () => {
    const { buckets } = await post("/api/timeline", { buckets: 1 });
    expect(buckets).toMatchObject([{ inTransfers: 35, outTransfers: 0 }]);
  });
});

describe("a path", () => {
  const path = (payer: string, payee: string, more = "") => get(`/api/paths?payer=${payer}&payee=${payee}${more}`);

  test("leads along transfers, each at or after the one before", async () => {
    const { steps, isComplete } = await path(payerNumber(0), "880000000000099");
    expect(steps.map(({ payer, payee }: { payer: string; payee: string }) => [payer, payee])).toEqual([
      [payerNumber(0), HUB],
      [HUB, COLLECTOR],
      [COLLECTOR, "880000000000099"],
    ]);
    const times = steps.map(({ firstAt }: { firstAt: string }) => firstAt);
    expect(times).toEqual([...times].sort());
    expect(isComplete).toBe(true);
  });

  test("does not exist where a step would have to come before the money", async () => {
    expect(await path(payerNumber(0), "880000000000100")).toMatchObject({ steps: [], isComplete: true });
  });

  test("is not looked for beyond the asked number of steps", async () => {
    expect(await path(payerNumber(0), "880000000000099", "&hops=2")).toMatchObject({ steps: [] });
  });

  test("does not lead against the direction of the money", async () => {
    expect(await path(COLLECTOR, HUB)).toMatchObject({ steps: [], isComplete: true });
  });
});

describe("communities", () => {
  test("come largest first, and together hold every account", async () => {
    const { items, total } = await get(`/api/runs/${served.runId}/communities`);
    expect(total).toBe(items.length);
    const sizes = items.map(({ accounts }: { accounts: number }) => accounts);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const { counts } = await get(`/api/runs/${served.runId}`);
    expect(sizes.reduce((sum: number, size: number) => sum + size, 0)).toBe(counts.accounts);
    expect(items.map(({ topHub }: { topHub: string | null }) => topHub).filter(Boolean)).toEqual([HUB]);
  });
});
