import { expect, test } from "vitest";
import type { MergedEdge } from "../../server/domain/transfer.ts";
import { WHOLE_TIME } from "../../server/domain/window.ts";
import type { EdgeQuery, Store } from "../../server/store/store.ts";
import { NEW_YEAR, transfer } from "./staged-literal.ts";
import { keyOf, keysOf, type OpenSubject, storeWith } from "./subject.ts";

const BOTH: EdgeQuery = { after: 0, limit: 1000, direction: "both" };
const HOUR_MS = 3_600_000;

/** "x>y IDR 2: 300", so that a list of edges reads at a glance. */
async function spelt(store: Store, edges: readonly MergedEdge[]): Promise<readonly string[]> {
  const payers = await store.accountIds(Int32Array.from(edges, (edge) => edge.payerKey));
  const payees = await store.accountIds(Int32Array.from(edges, (edge) => edge.payeeKey));
  return edges.map((edge, i) => `${payers[i]}>${payees[i]} ${edge.currency} ${edge.transfers}: ${edge.amountMinor}`);
}

/** What the port says of merged edges and of the timeline. */
export function edgesContract(open: OpenSubject): void {
  const edgesOf = async (store: Store, accountId: string, query: Partial<EdgeQuery> = {}) =>
    spelt(store, await store.edgesOf(await keyOf(store, accountId), WHOLE_TIME, { ...BOTH, ...query }));

  test("an edge merges a pair's transfers in one currency, with exact sums and first and last time", async () => {
    const beyond = BigInt(Number.MAX_SAFE_INTEGER);
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "1", payer: "x", payee: "y", amountMinor: beyond, bookedAt: NEW_YEAR + 5 }),
          transfer({ transferId: "2", payer: "x", payee: "y", amountMinor: 2n, bookedAt: NEW_YEAR - 5 }),
        ],
      },
    });
    const edge = {
      payerKey: await keyOf(store, "x"),
      payeeKey: await keyOf(store, "y"),
      currency: "IDR",
      transfers: 2,
      amountMinor: beyond + 2n,
      firstAt: NEW_YEAR - 5,
      lastAt: NEW_YEAR + 5,
    };
    expect(await store.edgesOf(edge.payerKey, WHOLE_TIME, BOTH)).toEqual([edge]);
    expect(await store.edgesOf(edge.payeeKey, WHOLE_TIME, BOTH)).toEqual([edge]);
    expect(await store.edgesAmong(await keysOf(store, "x", "y"), WHOLE_TIME)).toEqual([edge]);
  });

  test("edges are ordered by transfers, amount, the other's id, currency, incoming first; direction takes one side", async () => {
    const rows: [string, string, bigint, string][] = [
      ["b", "x", 10n, "IDR"],
      ["x", "c", 4n, "IDR"],
      ["x", "c", 5n, "IDR"],
      ["d", "x", 90n, "IDR"],
      ["x", "\u{1F600}", 10n, "IDR"],
      ["\uFFFD", "x", 10n, "USD"],
      ["\uFFFD", "x", 10n, "IDR"],
      ["x", "b", 10n, "IDR"],
      ["b", "d", 1n, "IDR"],
    ];
    const transfers = rows.map(([payer, payee, amountMinor, currency], i) =>
      transfer({ transferId: `${i}`, payer, payee, amountMinor, currency }),
    );
    const store = await storeWith(open, { a: { transfers } });
    const all = [
      "x>c IDR 2: 9",
      "d>x IDR 1: 90",
      "b>x IDR 1: 10",
      "x>b IDR 1: 10",
      "\uFFFD>x IDR 1: 10",
      "\uFFFD>x USD 1: 10",
      "x>\u{1F600} IDR 1: 10",
    ];
    expect(await edgesOf(store, "x")).toEqual(all);
    expect(await edgesOf(store, "x", { after: 2, limit: 3 })).toEqual(all.slice(2, 5));
    expect(await edgesOf(store, "x", { direction: "in" })).toEqual(all.filter((edge) => edge.includes(">x ")));
    expect(await edgesOf(store, "x", { direction: "out" })).toEqual(all.filter((edge) => edge.startsWith("x>")));
  });

  test("self-transfers, zero amounts, second reports, returned transfers and reversals make no edge", async () => {
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "self", payer: "x", payee: "x" }),
          transfer({ transferId: "zero", payer: "x", payee: "z", amountMinor: 0n }),
          transfer({ transferId: "1", payer: "x", payee: "y" }),
          transfer({ transferId: "sent", payer: "x", payee: "w", amountMinor: 7n }),
          transfer({ transferId: "back", payer: "w", payee: "x", amountMinor: 7n, reverses: "sent" }),
        ],
      },
      b: { transfers: [transfer({ transferId: "2", payer: "x", payee: "y" })] },
    });
    expect(await edgesOf(store, "x")).toEqual(["x>y IDR 1: 100"]);
    const among = await store.edgesAmong(await keysOf(store, "w", "x", "y", "z"), WHOLE_TIME);
    expect(await spelt(store, among)).toEqual(["x>y IDR 1: 100"]);
  });

  test("edges of a window merge only what lies in it", async () => {
    const transfers = [0, 1, 2, 3].map((ms) => transfer({ transferId: `${ms}`, bookedAt: NEW_YEAR + ms }));
    const store = await storeWith(open, { a: { transfers } });
    const window = { from: NEW_YEAR + 1, to: NEW_YEAR + 3 };
    const keys = await keysOf(store, "payer", "payee");
    expect(await spelt(store, await store.edgesOf(keys[0]!, window, BOTH))).toEqual(["payer>payee IDR 2: 200"]);
    expect(await store.edgesAmong(keys, window)).toMatchObject([{ firstAt: NEW_YEAR + 1, lastAt: NEW_YEAR + 2 }]);
  });

  test("edges among accounts need both ends and come by payer, payee, currency", async () => {
    const pairs = [
      ["\u{1F600}", "a"],
      ["\uFFFD", "a"],
      ["a", "\u{1F600}"],
      ["a", "\uFFFD"],
      ["a", "outside"],
    ];
    const transfers = pairs.flatMap(([payer, payee], i) =>
      ["USD", "IDR"].map((currency) =>
        transfer({ transferId: `${i}${currency}`, payer: payer!, payee: payee!, currency }),
      ),
    );
    const store = await storeWith(open, { a: { transfers } });
    const keys = await keysOf(store, "a", "\u{1F600}", "\uFFFD", "a");
    expect(await spelt(store, await store.edgesAmong(keys, WHOLE_TIME))).toEqual([
      "a>\uFFFD IDR 1: 100",
      "a>\uFFFD USD 1: 100",
      "a>\u{1F600} IDR 1: 100",
      "a>\u{1F600} USD 1: 100",
      "\uFFFD>a IDR 1: 100",
      "\uFFFD>a USD 1: 100",
      "\u{1F600}>a IDR 1: 100",
      "\u{1F600}>a USD 1: 100",
    ]);
    expect(await store.edgesAmong(new Int32Array(0), WHOLE_TIME)).toEqual([]);
  });

  test("fans count distinct counterparties of counted transfers above zero, in the order asked", async () => {
    const pairs = ["a>x", "a>x", "b>x", "x>x", "unresolved:cash>x", "x>a", "x>unresolved:shop", "y>a", "a>y"];
    const transfers = pairs.map((pair, i) => {
      const [payer = "", payee = ""] = pair.split(">");
      return transfer({ transferId: `${i}`, payer, payee, bookedAt: NEW_YEAR + i });
    });
    const uncounted = [
      transfer({ transferId: "zero", payer: "c", payee: "x", amountMinor: 0n }),
      transfer({ transferId: "sent", payer: "d", payee: "x", amountMinor: 5n }),
      transfer({ transferId: "back", payer: "x", payee: "d", amountMinor: 5n, reverses: "sent" }),
    ];
    const store = await storeWith(open, {
      a: { transfers: [...transfers, ...uncounted] },
      b: { transfers: [transfer({ transferId: "again", payer: "b", payee: "x", bookedAt: NEW_YEAR + 2 })] },
    });
    const keys = await keysOf(store, "x", "d", "a", "x");
    const fans = await store.fansOf(keys, WHOLE_TIME);
    expect([[...fans.fanIn], [...fans.fanOut]]).toEqual([
      [2, 0, 2, 2],
      [1, 0, 2, 1],
    ]);
    const late = await store.fansOf(keys, { from: NEW_YEAR + 2, to: NEW_YEAR + 6 });
    expect([[...late.fanIn], [...late.fanOut]]).toEqual([
      [1, 0, 1, 1],
      [1, 0, 0, 1],
    ]);
    expect((await store.fansOf(new Int32Array(0), WHOLE_TIME)).fanIn).toHaveLength(0);
  });

  test("the timeline of a set has inflow and outflow in buckets that start with the window", async () => {
    const at = (hours: number) => NEW_YEAR + hours * HOUR_MS;
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "1", payer: "u", payee: "x", bookedAt: at(0.5), amountMinor: 1n }),
          transfer({ transferId: "2", payer: "x", payee: "y", bookedAt: at(1.49), amountMinor: 20n }),
          transfer({ transferId: "3", payer: "y", payee: "u", bookedAt: at(1.49), amountMinor: 300n, currency: "USD" }),
          transfer({ transferId: "4", payer: "x", payee: "x", bookedAt: at(5), amountMinor: 4000n }),
          transfer({ transferId: "5", payer: "u", payee: "v", bookedAt: at(5), amountMinor: 50_000n }),
          transfer({ transferId: "6", payer: "u", payee: "x", bookedAt: at(9.5) }),
        ],
      },
    });
    const window = { from: at(0.5), to: at(9.5) };
    expect(await store.timeline(await keysOf(store, "x", "y"), window, HOUR_MS)).toEqual([
      { from: at(0.5), currency: "IDR", inTransfers: 2, inAmountMinor: 21n, outTransfers: 1, outAmountMinor: 20n },
      { from: at(0.5), currency: "USD", inTransfers: 0, inAmountMinor: 0n, outTransfers: 1, outAmountMinor: 300n },
      { from: at(4.5), currency: "IDR", inTransfers: 1, inAmountMinor: 4000n, outTransfers: 1, outAmountMinor: 4000n },
    ]);
    const none = { outTransfers: 0, outAmountMinor: 0n };
    expect(await store.timeline(null, window, HOUR_MS)).toEqual([
      { from: at(0.5), currency: "IDR", inTransfers: 2, inAmountMinor: 21n, ...none },
      { from: at(0.5), currency: "USD", inTransfers: 1, inAmountMinor: 300n, ...none },
      { from: at(4.5), currency: "IDR", inTransfers: 2, inAmountMinor: 54_000n, ...none },
    ]);
    expect(await store.timeline(new Int32Array(0), window, HOUR_MS)).toEqual([]);
  });

  test("the timeline counts what was reported twice once, and leaves returned money out", async () => {
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "1" }),
          transfer({ transferId: "2", amountMinor: 9n }),
          transfer({ transferId: "3", payer: "payee", payee: "payer", amountMinor: 9n, reverses: "2" }),
        ],
      },
      b: { transfers: [transfer({ transferId: "1" })] },
    });
    const window = { from: NEW_YEAR, to: NEW_YEAR + HOUR_MS };
    expect(await store.timeline(null, window, HOUR_MS)).toMatchObject([{ inTransfers: 1, inAmountMinor: 100n }]);
  });
}
