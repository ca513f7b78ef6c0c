import { expect, test } from "vitest";
import type { Progress } from "../../server/domain/progress.ts";
import { WHOLE_TIME } from "../../server/domain/window.ts";
import type { Store } from "../../server/store/store.ts";
import { accountRows, columnRows } from "./column-rows.ts";
import { accountRecord, type LoadLiteral, NEW_YEAR, transfer } from "./staged-literal.ts";
import { keysOf, loadLiteral, type OpenSubject, opened, storeWith, withStaged } from "./subject.ts";

const ALL = { after: 0, limit: 1000 };
const EMPTY_KEYS = new Int32Array(0);

const A: LoadLiteral = {
  transfers: [
    transfer({ transferId: "1", payer: "p", payee: "q", remark: "arisan" }),
    transfer({ transferId: "2", payer: "q", payee: "r", channel: "QRIS", payerCountry: "ID" }),
  ],
  accounts: [accountRecord({ accountId: "p", kind: "bank", country: "ID" })],
};
const B: LoadLiteral = {
  transfers: [
    transfer({ transferId: "1", payer: "p", payee: "q" }),
    transfer({ transferId: "9", payer: "a newcomer", payee: "q", currency: "USD" }),
  ],
  accounts: [accountRecord({ accountId: "p", kind: "agent", birthYear: 2011 })],
  rejects: [{ file: "b.csv", line: 3, column: null, code: "ENCODING", raw: "?" }],
};

/** All that a reader can see of a store. */
async function everything(store: Store): Promise<unknown> {
  return {
    datasets: await store.datasets(),
    accounts: await accountRows(store),
    transfers: await columnRows(store, WHOLE_TIME),
    links: await store.links(ALL),
    period: await store.period(),
    found: await store.searchAccounts("", 100),
  };
}

/** What the port says of loading, stopping, recovering, removing and closing. */
export function lifecycleContract(open: OpenSubject): void {
  test("an empty load is a dataset without transfers", async () => {
    const store = await storeWith(open, { empty: {} });
    expect(await store.datasets()).toMatchObject([{ datasetId: "empty", accepted: 0, period: null }]);
    expect(await columnRows(store, WHOLE_TIME)).toEqual([]);
  });

  test("what was loaded is there after the store is opened again, under the same keys", async () => {
    const subject = await opened(open);
    await loadLiteral(subject.store, "a", A);
    await loadLiteral(subject.store, "b", B);
    const before = await everything(subject.store);
    const keys = await keysOf(subject.store, "p", "q", "r", "a newcomer");
    const store = await subject.reopen();
    expect(await everything(store)).toEqual(before);
    expect(await keysOf(store, "p", "q", "r", "a newcomer")).toEqual(keys);
  });

  test("a load that is stopped before it starts leaves nothing", async () => {
    const store = await storeWith(open, { a: A });
    const before = await everything(store);
    await withStaged("b", B, (staged) =>
      expect(store.load(staged, { signal: { aborted: true } })).rejects.toMatchObject({ code: "LOAD_STOPPED" }),
    );
    expect(await everything(store)).toEqual(before);
    await loadLiteral(store, "b", B);
    expect(await store.datasets()).toHaveLength(2);
  });

  test("a load that is stopped at its first sign of progress leaves nothing", async () => {
    const store = await storeWith(open, { a: A });
    const before = await everything(store);
    const signal = { aborted: false };
    const onProgress = () => {
      signal.aborted = true;
    };
    await withStaged("b", B, (staged) =>
      expect(store.load(staged, { signal, onProgress })).rejects.toMatchObject({ code: "LOAD_STOPPED" }),
    );
    expect(await everything(store)).toEqual(before);
    expect([...(await store.accountKeys(["a newcomer"]))]).toEqual([-1]);
    await expect(store.rejects("b", ALL)).rejects.toMatchObject({ code: "DATASET_UNKNOWN" });
  });

  test("a load whose source breaks leaves nothing and passes the failure on", async () => {
    const store = await storeWith(open, { a: A });
    const before = await everything(store);
    await withStaged("b", B, (staged) =>
      expect(
        store.load({
          ...staged,
          // biome-ignore lint/correctness/useYield: the source breaks before its first batch
          rejects: (async function* () {
            throw new Error("the disk was pulled out");
          })(),
        }),
      ).rejects.toThrow("the disk was pulled out"),
    );
    expect(await everything(store)).toEqual(before);
    await loadLiteral(store, "b", B);
  });

  test("a load tells its progress, and never more than there is to do", async () => {
    const { store } = await opened(open);
    const told: Progress[] = [];
    await withStaged("a", A, (staged) => store.load(staged, { onProgress: (progress) => told.push(progress) }));
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ done, total }) => total !== null && done > total)).toEqual([]);
  });

  test("recover finds nothing after whole loads, however often it is called", async () => {
    const store = await storeWith(open, { a: A, b: B });
    const before = await everything(store);
    expect(await store.recover()).toEqual([]);
    expect(await store.recover()).toEqual([]);
    expect(await everything(store)).toEqual(before);
  });

  test("unload gives back the store as it was before the load, and accounts keep their keys", async () => {
    const store = await storeWith(open, { a: A });
    const before = await everything(store);
    await loadLiteral(store, "b", B);
    const newcomer = await keysOf(store, "a newcomer");
    await store.unload("b");
    expect(await everything(store)).toEqual(before);
    await expect(store.rejects("b", ALL)).rejects.toMatchObject({ code: "DATASET_UNKNOWN" });
    expect([...(await store.accountKeys(["a newcomer"]))]).toEqual([-1]);
    await loadLiteral(store, "c", B);
    expect(await keysOf(store, "a newcomer")).toEqual(newcomer);
  });

  test("unloading the dataset that came first lets the second reports count", async () => {
    const store = await storeWith(open, { a: A, b: B });
    expect(await store.links(ALL)).toHaveLength(1);
    await store.unload("a");
    expect(await store.links(ALL)).toEqual([]);
    expect((await columnRows(store, WHOLE_TIME)).map((row) => row.standing)).toEqual(["counted", "counted"]);
  });

  test("unloading what is not there is refused", async () => {
    const store = await storeWith(open, { a: A });
    await expect(store.unload("b")).rejects.toMatchObject({ code: "DATASET_UNKNOWN", kind: "missing" });
  });

  test("a lock is held by one owner until it is released", async () => {
    const { store } = await opened(open);
    const lock = await store.lock("server of desk 4");
    await expect(store.lock("night job")).rejects.toMatchObject({
      code: "LOCK_HELD",
      message: expect.stringContaining("server of desk 4"),
    });
    await lock.release();
    await lock.release();
    const next = await store.lock("night job");
    await next.release();
  });

  test("a lock that its store was closed with is free again", async () => {
    const subject = await opened(open);
    await subject.store.lock("server of desk 4");
    const store = await subject.reopen();
    const lock = await store.lock("night job");
    await lock.release();
  });

  test("every call to a closed store throws STORE_CLOSED", async () => {
    const { store } = await opened(open);
    await store.close();
    await store.close();
    const closed = { code: "STORE_CLOSED" };
    const calls: readonly (() => Promise<unknown>)[] = [
      () => store.datasets(),
      () => store.recover(),
      () => store.unload("a"),
      () => store.rejects("a", ALL),
      () => store.skippedRows("a", ALL),
      () => store.period(),
      () => store.accounts(),
      () => store.accountIds(EMPTY_KEYS),
      () => store.accountKeys([]),
      () => store.account(0),
      () => store.searchAccounts("a", 1),
      () => store.searchRemarks("a", WHOLE_TIME, 1),
      () => store.transferColumns(WHOLE_TIME),
      () => store.transfersOf(0, WHOLE_TIME, { ...ALL, direction: "both", counterparty: null }),
      () => store.edgesOf(0, WHOLE_TIME, { ...ALL, direction: "both" }),
      () => store.edgesAmong(EMPTY_KEYS, WHOLE_TIME),
      () => store.transfersAmong(EMPTY_KEYS, WHOLE_TIME),
      () => store.fansOf(EMPTY_KEYS, WHOLE_TIME),
      () => store.timeline(null, WHOLE_TIME, NEW_YEAR),
      () => store.links(ALL),
      () => store.undoLink({ datasetId: "a", transferId: "1" }),
      () => store.lock("someone"),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject(closed);
    await withStaged("a", A, (staged) => expect(store.load(staged)).rejects.toMatchObject(closed));
  });

  test("a description names the store and holds no password", async () => {
    const { store } = await opened(open);
    expect(store.description).not.toBe("");
    expect(store.description).not.toContain("password");
  });
}
