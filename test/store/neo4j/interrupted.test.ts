import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { WHOLE_TIME } from "../../../server/domain/window.ts";
import type { Store } from "../../../server/store/store.ts";
import { accountRows, columnRows } from "../../contract/column-rows.ts";
import { accountRecord, type LoadLiteral, NEW_YEAR, transfer } from "../../contract/staged-literal.ts";
import { loadLiteral, withStaged } from "../../contract/subject.ts";
import { emptyTestNeo4j, onTestNeo4j, openTestNeo4j } from "../../empty-neo4j.ts";

const ALL = { after: 0, limit: 1000 };
const KEPT: LoadLiteral = {
  transfers: [transfer({ transferId: "1", payer: "known", payee: "payee", remark: "arisan" })],
  accounts: [accountRecord({ accountId: "known", kind: "merchant" })],
};

async function emptyStore(): Promise<Store> {
  await emptyTestNeo4j();
  const store = await openTestNeo4j();
  onTestFinished(() => store.close());
  return store;
}

/** All that a reader can ask for and that a load could disturb. */
async function everything(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const [key = -1] = await store.accountKeys(["payee"]);
  const both = { ...ALL, direction: "both" } as const;
  return {
    datasets: await store.datasets(),
    accounts: await accountRows(store),
    account: await store.account((await store.accountKeys(["known"]))[0] ?? -1),
    transfers: await columnRows(store, WHOLE_TIME),
    period: await store.period(),
    links: await store.links(ALL),
    found: await store.searchAccounts("", 1000),
    remarks: await store.searchRemarks("a", WHOLE_TIME, 1000),
    transfersOf: await store.transfersOf(key, WHOLE_TIME, { ...both, counterparty: null }),
    edgesOf: await store.edgesOf(key, WHOLE_TIME, both),
    edgesAmong: await store.edgesAmong(Int32Array.from([0, 1, 2, 3]), WHOLE_TIME),
    transfersAmong: await store.transfersAmong(Int32Array.from([0, 1, 2, 3]), WHOLE_TIME),
    fans: await store.fansOf(Int32Array.of(key), WHOLE_TIME),
    timeline: await store.timeline(null, { from: NEW_YEAR, to: NEW_YEAR + 1000 }, 1000),
    timelineOf: await store.timeline(Int32Array.of(key), { from: NEW_YEAR, to: NEW_YEAR + 1000 }, 1000),
  };
}

async function transfersInside(datasetId: string): Promise<number> {
  const rows = await onTestNeo4j(`MATCH ()-[t:TRANSFERRED {datasetId: '${datasetId}'}]->() RETURN count(t) AS count`);
  return Number(rows[0]?.count);
}

test("a client killed in the middle of a load leaves nothing that readers see, and recovery removes it", async () => {
  const store = await emptyStore();
  await loadLiteral(store, "kept", KEPT);
  const before = await everything(store);

  const loader = spawn(
    process.execPath,
    [
      join(import.meta.dirname, "half-a-load-process.ts"),
      inject("neo4jUrl"),
      inject("neo4jUser"),
      inject("neo4jPassword"),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(loader.stdout, "data");
  loader.kill("SIGKILL");
  await once(loader, "close");

  expect(await transfersInside("half")).toBeGreaterThanOrEqual(10_000);
  expect(await everything(store)).toEqual(before);
  await expect(store.unload("half")).rejects.toMatchObject({ code: "DATASET_UNKNOWN" });
  expect(await store.recover()).toEqual(["half"]);
  expect(await store.recover()).toEqual([]);
  expect(await transfersInside("half")).toBe(0);
  expect(await everything(store)).toEqual(before);
  await loadLiteral(store, "half", { transfers: [transfer({ transferId: "1", payer: "new 1", amountMinor: 5n })] });
  expect((await store.datasets()).map(({ datasetId }) => datasetId)).toEqual(["half", "kept"]);
});

test("at every sign of progress of a load, readers see the store as before or as after, never a part", async () => {
  const store = await emptyStore();
  await loadLiteral(store, "kept", KEPT);
  const before = await everything(store);
  const looks: ReturnType<typeof everything>[] = [];
  const transfers = Array.from({ length: 25_000 }, (_, i) =>
    transfer({ transferId: `${i}`, payer: i % 9 === 0 ? "known" : `new ${i % 500}`, amountMinor: BigInt(i) }),
  );
  const load: LoadLiteral = { transfers, accounts: [accountRecord({ accountId: "known", kind: "bank" })] };
  await withStaged("new", load, (staged) => store.load(staged, { onProgress: () => looks.push(everything(store)) }));
  expect(looks.length).toBeGreaterThanOrEqual(5);
  const whole = await everything(store);
  // One look asks many questions, and the load may end between two of them: each answer is of before or of after.
  for (const look of await Promise.all(looks)) {
    for (const [question, answer] of Object.entries(look))
      expect([before[question], whole[question]], question).toContainEqual(answer);
  }
  expect((await looks[0])?.datasets).toEqual(before.datasets);
  expect(whole).not.toEqual(before);
});

test("columns that are read while their dataset is removed are whole or without it", async () => {
  const store = await emptyStore();
  await loadLiteral(store, "kept", KEPT);
  const count = 20_000;
  const transfers = Array.from({ length: count }, (_, i) => transfer({ transferId: `${i}`, payer: `p${i % 400}` }));
  await loadLiteral(store, "goes", { transfers });
  let isGone = false;
  const removal = store.unload("goes").then(() => {
    isGone = true;
  });
  const lengths: number[] = [];
  while (!isGone) lengths.push((await store.transferColumns(WHOLE_TIME)).length);
  await removal;
  expect(lengths.length).toBeGreaterThan(0);
  expect(lengths.filter((length) => length !== 1 && length !== count + 1)).toEqual([]);
});

test("transfers of a dataset that were there already keep it from becoming ready, and go", async () => {
  const store = await emptyStore();
  await onTestNeo4j("CREATE ()-[:TRANSFERRED {datasetId: 'mixed', transferId: 'ghost'}]->()");
  const load = loadLiteral(store, "mixed", {
    transfers: [transfer({ transferId: "1" }), transfer({ transferId: "2" })],
  });
  await expect(load).rejects.toMatchObject({
    code: "STORE_FAILED",
    message: expect.stringContaining("holds 3 transfers"),
  });
  expect(await store.datasets()).toEqual([]);
  expect(await transfersInside("mixed")).toBe(0);
});

test("a transferId that comes twice in one load is refused, and nothing stays", async () => {
  const store = await emptyStore();
  const load = loadLiteral(store, "twice", {
    transfers: [transfer({ transferId: "1" }), transfer({ transferId: "1" })],
  });
  await expect(load).rejects.toMatchObject({ code: "STORE_FAILED" });
  expect(await store.datasets()).toEqual([]);
  expect(await transfersInside("twice")).toBe(0);
});

test("a removal that was interrupted is completed by recovery", async () => {
  const store = await emptyStore();
  await loadLiteral(store, "kept", KEPT);
  const before = await everything(store);
  await loadLiteral(store, "half", { transfers: [transfer({ transferId: "1", payer: "x" })] });
  await onTestNeo4j("MATCH (dataset:Dataset {datasetId: 'half'}) SET dataset.status = 'removing'");
  expect(await everything(store)).toEqual(before);
  expect(await store.recover()).toEqual(["half"]);
  expect(await transfersInside("half")).toBe(0);
});
