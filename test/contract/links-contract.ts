import { expect, test } from "vitest";
import type { StagedTransfer } from "../../server/domain/staged-load.ts";
import { DAY_MS, WHOLE_TIME } from "../../server/domain/window.ts";
import type { ReportLink, Store } from "../../server/store/store.ts";
import { columnRows } from "./column-rows.ts";
import { MINUTE_MS, NEW_YEAR, transfer } from "./staged-literal.ts";
import { keyOf, loadLiteral, type OpenSubject, storeWith } from "./subject.ts";

const ALL = { after: 0, limit: 1000 };

/** "a/1=b/2 +60000": first, second, milliseconds between them. */
function spelt(links: readonly ReportLink[]): readonly string[] {
  return links.map(
    ({ first, second, gapMs }) =>
      `${first.datasetId}/${first.transferId}=${second.datasetId}/${second.transferId} ${gapMs < 0 ? "" : "+"}${gapMs}`,
  );
}

async function standings(store: Store, accountId = "payer"): Promise<Readonly<Record<string, string>>> {
  const query = { ...ALL, direction: "both", counterparty: null } as const;
  const found = await store.transfersOf(await keyOf(store, accountId), WHOLE_TIME, query);
  return Object.fromEntries(found.map((row) => [`${row.datasetId}/${row.transferId}`, row.standing]));
}

/** What the port says of transfers that two institutions reported, and of reversals. */
export function linksContract(open: OpenSubject): void {
  const linksOf = async (a: readonly StagedTransfer[], b: readonly StagedTransfer[]) =>
    spelt(await (await storeWith(open, { a: { transfers: a }, b: { transfers: b } })).links(ALL));

  test("the dataset loaded later holds the second report, whatever its name", async () => {
    const store = await storeWith(open, {
      z: { transfers: [transfer({ transferId: "z1" })] },
      a: { transfers: [transfer({ transferId: "a1", bookedAt: NEW_YEAR - MINUTE_MS })] },
    });
    expect(spelt(await store.links(ALL))).toEqual(["z/z1=a/a1 -60000"]);
    expect(await standings(store)).toEqual({ "z/z1": "counted", "a/a1": "second report" });
    expect((await columnRows(store, WHOLE_TIME)).map((row) => row.standing)).toEqual(["second report", "counted"]);
  });

  test("a pair agrees in payer, payee, amount and currency, and lies at most two minutes apart", async () => {
    const at = (ms: number) => transfer({ transferId: "2", bookedAt: NEW_YEAR + ms });
    const one = [transfer({ transferId: "1" })];
    expect(await linksOf(one, [at(2 * MINUTE_MS)])).toEqual(["a/1=b/2 +120000"]);
    expect(await linksOf(one, [at(2 * MINUTE_MS + 1)])).toEqual([]);
    const others: Partial<StagedTransfer>[] = [
      { payer: "x" },
      { payee: "x" },
      { amountMinor: 101n },
      { currency: "USD" },
    ];
    expect(
      await linksOf(
        one,
        others.map((other, i) => transfer({ transferId: `${i}`, ...other })),
      ),
    ).toEqual([]);
  });

  test("where one report knows only the day, the neighbouring days match too", async () => {
    const day = (days: number) => [
      transfer({ transferId: "d", bookedAt: NEW_YEAR + days * DAY_MS, timePrecision: "day" }),
    ];
    const noon = [transfer({ transferId: "n", bookedAt: NEW_YEAR + DAY_MS / 2 })];
    expect(await linksOf(noon, day(1))).toEqual(["a/n=b/d +43200000"]);
    expect(await linksOf(noon, day(-1))).toEqual(["a/n=b/d -129600000"]);
    expect(await linksOf(day(2), noon)).toEqual([]);
  });

  test("pairs are one to one, the nearest first", async () => {
    const at = (transferId: string, ms: number) => transfer({ transferId, bookedAt: NEW_YEAR + ms });
    expect(await linksOf([at("1", 0), at("2", 50)], [at("3", 40), at("4", 30), at("5", 35)])).toEqual([
      "a/1=b/4 +30",
      "a/2=b/3 -10",
    ]);
  });

  test("equal rows of an overlapping second dataset pair with themselves", async () => {
    const rows = ["c", "a", "b"].map((transferId) => transfer({ transferId }));
    expect(await linksOf(rows, [...rows].reverse())).toEqual(["a/a=b/a +0", "a/b=b/b +0", "a/c=b/c +0"]);
  });

  test("equal transfers within one dataset are never linked", async () => {
    const rows = ["1", "2"].map((transferId) => transfer({ transferId }));
    expect(await linksOf(rows, [])).toEqual([]);
  });

  test("a third report is linked to what counts, so that one transfer counts once", async () => {
    const transfers = [transfer({ transferId: "1" })];
    const store = await storeWith(open, { a: { transfers }, b: { transfers }, c: { transfers } });
    expect(spelt(await store.links(ALL))).toEqual(["a/1=b/1 +0", "a/1=c/1 +0"]);
    expect(Object.values(await standings(store)).filter((standing) => standing === "counted")).toHaveLength(1);
  });

  test("the earliest loaded of the remaining reports counts once the dataset with the first is gone", async () => {
    const at = (transferId: string, ms: number) => ({
      transfers: [
        transfer({ transferId, bookedAt: NEW_YEAR + ms }),
        transfer({ transferId: `${transferId}-own`, payee: transferId }),
      ],
    });
    const store = await storeWith(open, {
      b: at("b1", 0),
      d: at("d1", MINUTE_MS),
      a: at("a1", -MINUTE_MS),
      c: at("c1", 5),
    });
    await store.unload("b");
    expect(spelt(await store.links(ALL))).toEqual([`d/d1=a/a1 -${2 * MINUTE_MS}`, `d/d1=c/c1 -${MINUTE_MS - 5}`]);
    const counts = async () =>
      Object.entries(await standings(store)).filter(
        ([ref, standing]) => !ref.endsWith("-own") && standing === "counted",
      );
    expect(await counts()).toEqual([["d/d1", "counted"]]);
    await store.unload("c");
    expect(spelt(await store.links(ALL))).toEqual([`d/d1=a/a1 -${2 * MINUTE_MS}`]);
    expect(await counts()).toEqual([["d/d1", "counted"]]);
    await store.unload("d");
    expect(await store.links(ALL)).toEqual([]);
    expect(await counts()).toEqual([["a/a1", "counted"]]);
  });

  test("a return that only the second report knows of holds for the first, as long as they are linked", async () => {
    const sent = transfer({ transferId: "sent" });
    const back = { transferId: "back", payer: "payee", payee: "payer" };
    const store = await storeWith(open, {
      a: { transfers: [sent, transfer(back)] },
      b: { transfers: [sent, transfer({ ...back, reverses: "sent" })] },
    });
    expect(await standings(store)).toEqual({
      "a/sent": "returned",
      "a/back": "reversal",
      "b/sent": "second report",
      "b/back": "second report",
    });
    await store.undoLink({ datasetId: "b", transferId: "back" });
    expect(await standings(store)).toMatchObject({ "a/sent": "returned", "a/back": "counted", "b/back": "reversal" });
    await store.unload("b");
    expect(await standings(store)).toEqual({ "a/sent": "counted", "a/back": "counted" });
  });

  test("links come in pages, by first, then second", async () => {
    const ids = ["\u{1F600}", "\uFFFD", "b", "a"];
    const transfers = ids.map((transferId, i) => transfer({ transferId, amountMinor: BigInt(i + 1) }));
    const store = await storeWith(open, { b: { transfers }, a: { transfers } });
    const all = ["a", "b", "\uFFFD", "\u{1F600}"].map((id) => `b/${id}=a/${id} +0`);
    expect(spelt(await store.links(ALL))).toEqual(all);
    expect(spelt(await store.links({ after: 1, limit: 2 }))).toEqual(all.slice(1, 3));
  });

  test("undoing a link lets its second count again, and leaves the others", async () => {
    const transfers = ["1", "2"].map((transferId, i) => transfer({ transferId, amountMinor: BigInt(i + 1) }));
    const store = await storeWith(open, { a: { transfers }, b: { transfers } });
    await store.undoLink({ datasetId: "b", transferId: "1" });
    expect(spelt(await store.links(ALL))).toEqual(["a/2=b/2 +0"]);
    expect(await standings(store)).toEqual({
      "a/1": "counted",
      "b/1": "counted",
      "a/2": "counted",
      "b/2": "second report",
    });
    await loadLiteral(store, "c", { transfers: [transfer({ transferId: "3", amountMinor: 99n })] });
    expect(await store.links(ALL)).toHaveLength(1);
  });

  test("undoing what is not linked changes nothing", async () => {
    const transfers = [transfer({ transferId: "1" })];
    const store = await storeWith(open, { a: { transfers }, b: { transfers } });
    await store.undoLink({ datasetId: "a", transferId: "1" });
    await store.undoLink({ datasetId: "none", transferId: "none" });
    expect(await store.links(ALL)).toHaveLength(1);
  });

  test("a reversal marks what it sends back, and itself", async () => {
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "sent" }),
          transfer({ transferId: "back", payer: "payee", payee: "payer", reverses: "sent" }),
          transfer({ transferId: "kept" }),
          transfer({ transferId: "lost", reverses: "not there", amountMinor: 7n }),
        ],
      },
    });
    expect(await standings(store)).toEqual({
      "a/sent": "returned",
      "a/back": "reversal",
      "a/kept": "counted",
      "a/lost": "reversal",
    });
  });

  test("a second report that was returned is returned again once its link is undone", async () => {
    const transfers = [
      transfer({ transferId: "sent" }),
      transfer({ transferId: "back", payer: "payee", payee: "payer", reverses: "sent" }),
    ];
    const store = await storeWith(open, { a: { transfers }, b: { transfers } });
    expect(await standings(store)).toMatchObject({ "b/sent": "second report", "b/back": "second report" });
    await store.undoLink({ datasetId: "b", transferId: "sent" });
    expect(await standings(store)).toMatchObject({ "b/sent": "returned", "b/back": "second report" });
    await store.unload("a");
    expect(await standings(store)).toEqual({ "b/sent": "returned", "b/back": "reversal" });
  });
}
