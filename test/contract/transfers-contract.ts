import { expect, test } from "vitest";
import type { Transfer } from "../../server/domain/transfer.ts";
import { WHOLE_TIME, type Window } from "../../server/domain/window.ts";
import type { Store, TransferQuery } from "../../server/store/store.ts";
import { NEW_YEAR, transfer } from "./staged-literal.ts";
import { keyOf, keysOf, type OpenSubject, storeWith } from "./subject.ts";

const BOTH: TransferQuery = { after: 0, limit: 1000, direction: "both", counterparty: null };

async function idsOf(
  store: Store,
  accountId: string,
  query: Partial<TransferQuery> = {},
  window: Window = WHOLE_TIME,
): Promise<readonly string[]> {
  const found = await store.transfersOf(await keyOf(store, accountId), window, { ...BOTH, ...query });
  return found.map((row) => `${row.datasetId}/${row.transferId}`);
}

/** What the port says of single transfers: `transfersOf`, `transfersAmong`, `searchRemarks`. */
export function transfersContract(open: OpenSubject): void {
  test("a transfer comes back with every field, and amounts beyond 2^53 are exact", async () => {
    const files = ["one.csv", "two.csv"].map((name) => ({ name, sha256: "0".repeat(64), bytes: 1 }));
    const staged = transfer({
      transferId: "T/1 \u0001\u0000 \u{1F600}",
      payer: "008",
      payee: "\u{1F600}",
      amountMinor: 9_223_372_036_854_775_807n,
      currency: "USDT",
      bookedAt: NEW_YEAR + 123,
      timePrecision: "ms",
      channel: "BI-FAST",
      remark: 'line one\nline "two"\t\u0007\'; --',
      payerCountry: "ID",
      payeeCountry: "NL",
      sourceFile: 1,
      sourceLine: 2 ** 40,
    });
    const bare = transfer({ transferId: "2", payer: "008", payee: "\u{1F600}", timePrecision: "day" });
    const store = await storeWith(open, { d: { transfers: [staged, bare], dataset: { files } } });
    const { reverses: _, ...asGiven } = staged;
    const { reverses: __, ...bareAsGiven } = bare;
    const expected: Transfer[] = [
      { ...asGiven, datasetId: "d", sourceFile: "two.csv", standing: "counted" },
      { ...bareAsGiven, datasetId: "d", sourceFile: "one.csv", standing: "counted" },
    ];
    expect(await store.transfersOf(await keyOf(store, "008"), WHOLE_TIME, BOTH)).toEqual(expected);
    expect(await store.transfersAmong(await keysOf(store, "008", "\u{1F600}"), WHOLE_TIME)).toEqual(expected.reverse());
  });

  test("transfers of an account come newest first, then by dataset, then by id", async () => {
    const store = await storeWith(open, {
      b: { transfers: [transfer({ transferId: "1" }), transfer({ transferId: "0", bookedAt: NEW_YEAR + 1 })] },
      a: {
        transfers: ["\u{1F600}", "\uFFFD", "b", "B"].map((transferId) =>
          transfer({ transferId, amountMinor: 7n, payer: "payee", payee: "payer" }),
        ),
      },
    });
    expect(await idsOf(store, "payee")).toEqual(["b/0", "a/B", "a/b", "a/\uFFFD", "a/\u{1F600}", "b/1"]);
  });

  test("direction takes one side, a self-transfer is on both sides and listed once", async () => {
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "in", payer: "y", payee: "x", bookedAt: NEW_YEAR + 3 }),
          transfer({ transferId: "out", payer: "x", payee: "y", bookedAt: NEW_YEAR + 2 }),
          transfer({ transferId: "self", payer: "x", payee: "x", bookedAt: NEW_YEAR + 1 }),
          transfer({ transferId: "other", payer: "y", payee: "z", amountMinor: 0n }),
        ],
      },
    });
    expect(await idsOf(store, "x")).toEqual(["a/in", "a/out", "a/self"]);
    expect(await idsOf(store, "x", { direction: "in" })).toEqual(["a/in", "a/self"]);
    expect(await idsOf(store, "x", { direction: "out" })).toEqual(["a/out", "a/self"]);
    expect(await idsOf(store, "x", { counterparty: await keyOf(store, "y") })).toEqual(["a/in", "a/out"]);
    expect(await idsOf(store, "x", { counterparty: await keyOf(store, "x") })).toEqual(["a/self"]);
    expect(await idsOf(store, "x", { counterparty: await keyOf(store, "z") })).toEqual([]);
    expect(await idsOf(store, "z")).toEqual(["a/other"]);
    expect(await store.transfersOf(99, WHOLE_TIME, BOTH)).toEqual([]);
  });

  test("a window holds its first moment and not its last", async () => {
    const transfers = [0, 1, 2, 3].map((ms) => transfer({ transferId: `${ms}`, bookedAt: NEW_YEAR + ms }));
    const store = await storeWith(open, { a: { transfers } });
    const window = { from: NEW_YEAR + 1, to: NEW_YEAR + 3 };
    expect(await idsOf(store, "payer", {}, window)).toEqual(["a/2", "a/1"]);
    const among = await store.transfersAmong(await keysOf(store, "payer", "payee"), window);
    expect(among.map((row) => row.transferId)).toEqual(["1", "2"]);
  });

  test("pages follow one another without gap or repeat", async () => {
    const transfers = Array.from({ length: 10 }, (_, i) =>
      transfer({ transferId: `${i}`, bookedAt: NEW_YEAR + (i % 3) }),
    );
    const store = await storeWith(open, { a: { transfers } });
    const all = await idsOf(store, "payee");
    const paged: string[] = [];
    for (let after = 0; after < 12; after += 3) paged.push(...(await idsOf(store, "payee", { after, limit: 3 })));
    expect(all).toHaveLength(10);
    expect(paged).toEqual(all);
  });

  test("transfers among accounts need both ends, and come by time, dataset, id", async () => {
    const store = await storeWith(open, {
      b: { transfers: [transfer({ transferId: "1", payer: "x", payee: "y" })] },
      a: {
        transfers: [
          transfer({ transferId: "3", payer: "y", payee: "x", amountMinor: 0n }),
          transfer({ transferId: "2", payer: "x", payee: "x" }),
          transfer({ transferId: "1", payer: "y", payee: "x", bookedAt: NEW_YEAR + 1 }),
          transfer({ transferId: "0", payer: "x", payee: "z" }),
        ],
      },
    });
    const among = async (...ids: string[]) =>
      (await store.transfersAmong(await keysOf(store, ...ids), WHOLE_TIME)).map((t) => t.datasetId + t.transferId);
    expect(await among("x", "y")).toEqual(["a2", "a3", "b1", "a1"]);
    expect(await among("x")).toEqual(["a2"]);
    expect(await among("x", "x")).toEqual(["a2"]);
    expect(await among()).toEqual([]);
  });

  test("remarks are searched without case and literally, newest first, then by dataset and id", async () => {
    const remarks = ["Arisan RT 5", "uang ARISAN", "arisan", "100%", "a_b", null, "ÄRZTE"];
    const transfers = remarks.map((remark, i) =>
      transfer({ transferId: `${i}`, remark, bookedAt: NEW_YEAR + (i % 2) }),
    );
    const store = await storeWith(open, {
      b: { transfers },
      a: { transfers: [transfer({ transferId: "9", amountMinor: 1n, remark: "arisan" })] },
    });
    const found = async (text: string, window = WHOLE_TIME, limit = 100) =>
      (await store.searchRemarks(text, window, limit)).map((row) => row.datasetId + row.transferId);
    expect(await found("ariSAN")).toEqual(["b1", "a9", "b0", "b2"]);
    expect(await found("ariSAN", WHOLE_TIME, 2)).toEqual(["b1", "a9"]);
    expect(await found("ariSAN", { from: NEW_YEAR, to: NEW_YEAR + 1 })).toEqual(["a9", "b0", "b2"]);
    expect(await found("%")).toEqual(["b3"]);
    expect(await found("_")).toEqual(["b4"]);
    expect(await found("ärzte")).toEqual(["b6"]);
    expect(await found("nothing")).toEqual([]);
  });
}
