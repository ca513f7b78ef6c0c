import { expect, onTestFinished, test } from "vitest";
import { WHOLE_TIME } from "../../../server/domain/window.ts";
import type { Store } from "../../../server/store/store.ts";
import { accountRows, columnRows } from "../../contract/column-rows.ts";
import { type LoadLiteral, NEW_YEAR, transfer } from "../../contract/staged-literal.ts";
import { keyOf, loadLiteral } from "../../contract/subject.ts";
import { emptyTestNeo4j, onTestNeo4j, openTestNeo4j } from "../../empty-neo4j.ts";

const ALL = { after: 0, limit: 1000, direction: "both" } as const;
const GREATEST = 9_223_372_036_854_775_807n;

async function storeOf(load: LoadLiteral): Promise<Store> {
  await emptyTestNeo4j();
  const store = await openTestNeo4j();
  onTestFinished(() => store.close());
  await loadLiteral(store, "a", load);
  return store;
}

test("sums pass 64 bits without overflow", async () => {
  const store = await storeOf({
    transfers: ["1", "2", "3"].map((transferId) => transfer({ transferId, amountMinor: GREATEST })),
  });
  const [edge] = await store.edgesOf(await keyOf(store, "payee"), WHOLE_TIME, ALL);
  expect(edge?.amountMinor).toBe(3n * GREATEST);
  const [bucket] = await store.timeline(null, { from: NEW_YEAR, to: NEW_YEAR + 1 }, 1);
  expect(bucket?.inAmountMinor).toBe(3n * GREATEST);
});

test("edges are ordered by sums that differ beyond 64 bits", async () => {
  const to = (payee: string, ...amounts: readonly bigint[]) =>
    amounts.map((amountMinor, i) => transfer({ transferId: `${payee}${i}`, payer: "x", payee, amountMinor }));
  const store = await storeOf({
    transfers: [...to("b", GREATEST, 1n), ...to("c", GREATEST, GREATEST), ...to("a", GREATEST, 2n)],
  });
  const edges = await store.edgesOf(await keyOf(store, "x"), WHOLE_TIME, ALL);
  expect(await store.accountIds(Int32Array.from(edges, (edge) => edge.payeeKey))).toEqual(["c", "a", "b"]);
});

test("long ids with signs beyond the basic plane are in code-point order, however the database keeps them", async () => {
  const ordered = ["B", "b", "\uE000", "\uFFFD", "\u{1F600}", "\u{10FFFF}"];
  for (const length of [1, 20, 400]) {
    const ids = ordered.map((sign) => "x".repeat(length) + sign);
    const store = await storeOf({
      transfers: ids.map((id) => transfer({ transferId: id, payer: id, payee: id, currency: id, channel: id })),
    });
    expect((await accountRows(store)).map((row) => row.accountId)).toEqual(ids);
    const found = await store.searchRemarks("", WHOLE_TIME, 10);
    expect(found).toEqual([]);
    expect((await store.searchAccounts("x", 10)).map((row) => row.accountId)).toEqual(ids);
    const keys = Int32Array.from((await store.accounts()).order);
    expect((await store.transfersAmong(keys, WHOLE_TIME)).map((row) => row.transferId)).toEqual(ids);
    const buckets = await store.timeline(keys, { from: NEW_YEAR, to: NEW_YEAR + 1 }, 1);
    expect(buckets.map((bucket) => bucket.currency)).toEqual(ids);
  }
});

test("names that look like numbers or like parts of an object are names", async () => {
  const names = ["1", "0", "__proto__", "constructor", "007"];
  const store = await storeOf({
    transfers: names.map((name, i) => transfer({ transferId: `${i}`, channel: name, payerCountry: name })),
  });
  const rows = await columnRows(store, WHOLE_TIME);
  expect(rows.map((row) => row.channel).sort()).toEqual([...names].sort());
  expect(rows.every((row) => row.payerCountry === row.channel)).toBe(true);
});

test("the widest numbers that a packed code holds come back whole", async () => {
  const name = (kind: string, i: number) => `${kind}${i.toString().padStart(4, "0")}`;
  const transfers = Array.from({ length: 3_000 }, (_, i) =>
    transfer({
      transferId: `${i}`,
      amountMinor: BigInt(i),
      currency: name("u", i % 256),
      channel: name("h", i % 255),
      payerCountry: name("c", i),
      payeeCountry: name("c", 2_999 - i),
      timePrecision: "ms",
      reverses: i === 0 ? null : "0",
    }),
  );
  const store = await storeOf({ transfers });
  const rows = await columnRows(store, WHOLE_TIME);
  expect(rows).toHaveLength(3_000);
  for (const row of rows) {
    const i = row.amountMinor;
    expect(row).toMatchObject({
      currency: name("u", i % 256),
      channel: name("h", i % 255),
      payerCountry: name("c", i),
      payeeCountry: name("c", 2_999 - i),
      timePrecision: "ms",
      standing: i === 0 ? "returned" : "reversal",
    });
  }
});

test("written-back scores are on the accounts, and null takes one away", async () => {
  const store = await storeOf({ transfers: [transfer({ transferId: "1" })] });
  const score = { accountId: "payee", communityId: 3, hubScore: 71.5, hubRank: 1, runId: "r-1" };
  await store.writeBack(
    (async function* () {
      yield [score];
    })(),
  );
  const read = () =>
    onTestNeo4j(
      "MATCH (a:Account {accountId: 'payee'}) RETURN a.communityId AS communityId, a.hubScore AS hubScore, a.hubRank AS hubRank, a.runId AS runId",
    );
  expect(await read()).toEqual([{ communityId: 3, hubScore: 71.5, hubRank: 1, runId: "r-1" }]);
  await store.writeBack(
    (async function* () {
      yield [{ ...score, hubScore: null, hubRank: null, runId: "r-2" }];
    })(),
  );
  expect(await read()).toEqual([{ communityId: 3, hubScore: null, hubRank: null, runId: "r-2" }]);
});
