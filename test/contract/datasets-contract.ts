import { expect, test } from "vitest";
import type { Reject, SkippedRow } from "../../server/domain/reject.ts";
import { WHOLE_TIME } from "../../server/domain/window.ts";
import { columnRows } from "./column-rows.ts";
import { NEW_YEAR, stagedLoad, transfer } from "./staged-literal.ts";
import { loadLiteral, type OpenSubject, opened, storeWith } from "./subject.ts";

const ALL = { after: 0, limit: 1000 };

/** What the port says of datasets, their rejects and their skipped rows. */
export function datasetsContract(open: OpenSubject): void {
  test("an empty store has no datasets, accounts, transfers, links or period", async () => {
    const { store } = await opened(open);
    expect(await store.datasets()).toEqual([]);
    expect(await store.period()).toBeNull();
    expect((await store.accounts()).order).toHaveLength(0);
    expect((await store.transferColumns(WHOLE_TIME)).length).toBe(0);
    expect(await store.links(ALL)).toEqual([]);
    expect(await store.searchAccounts("a", 10)).toEqual([]);
  });

  test("a dataset comes back with every field that was loaded", async () => {
    const { store } = await opened(open);
    const staged = await stagedLoad("bank-a", {
      transfers: [transfer({ transferId: "1" })],
      dataset: {
        institution: "Bank Contoh",
        legalBasis: "Art. 26, request 7/2026",
        files: [
          { name: "b.csv", sha256: "b".repeat(64), bytes: 2 ** 40 },
          { name: "a.csv", sha256: "a".repeat(64), bytes: 0 },
        ],
        rowsRead: 10,
        rejected: 2,
        duplicate: 3,
        skipped: 4,
        rounded: 1,
        warnings: ["balance breaks between lines 4 and 5", 'a "quoted" word'],
      },
    });
    await store.load(staged);
    await staged.dispose();
    expect(await store.datasets()).toEqual([staged.dataset]);
  });

  test("datasets are listed in code-point order of their ids", async () => {
    const store = await storeWith(open, { "\u{1F600}": {}, "\uFFFD": {}, b: {}, Z: {}, "": {} });
    expect((await store.datasets()).map((dataset) => dataset.datasetId)).toEqual(["", "Z", "b", "\uFFFD", "\u{1F600}"]);
  });

  test("a datasetId that is there is refused and nothing changes", async () => {
    const store = await storeWith(open, { a: { transfers: [transfer({ transferId: "1" })] } });
    const before = [await store.datasets(), await columnRows(store, WHOLE_TIME)];
    const again = loadLiteral(store, "a", {
      transfers: [transfer({ transferId: "2", payer: "someone new" })],
      rejects: [{ file: "a.csv", line: 2, column: null, code: "ROW_WIDTH", raw: "x" }],
    });
    await expect(again).rejects.toMatchObject({ code: "ALREADY_LOADED", kind: "refused" });
    expect([await store.datasets(), await columnRows(store, WHOLE_TIME)]).toEqual(before);
    expect(await store.rejects("a", ALL)).toEqual([]);
    expect([...(await store.accountKeys(["someone new"]))]).toEqual([-1]);
  });

  test("two datasets may use the same transferIds", async () => {
    const store = await storeWith(open, {
      a: { transfers: [transfer({ transferId: "1", amountMinor: 5n })] },
      b: { transfers: [transfer({ transferId: "1", amountMinor: 7n })] },
    });
    expect((await columnRows(store, WHOLE_TIME)).map((row) => row.amountMinor)).toEqual([5, 7]);
  });

  test("rejects come by file as loaded, those of an accounts file last, then line, in pages", async () => {
    const files = ["z.csv", "a.csv"].map((name) => ({ name, sha256: "0".repeat(64), bytes: 1 }));
    const rejects: Reject[] = [
      { file: "accounts.csv", line: 2, column: "birthYear", code: "FIELD_FORMAT", raw: "A,old" },
      { file: "a.csv", line: 2, column: "amount", code: "AMOUNT_FORMAT", raw: "1;\u0000\t\u0007" },
      { file: "z.csv", line: 10, column: null, code: "ROW_WIDTH", raw: "" },
      { file: "z.csv", line: 9, column: "tanggal", code: "DATE_FORMAT", raw: "日付 \u{1F600}" },
    ];
    const store = await storeWith(open, { a: { rejects, dataset: { files } }, b: {} });
    const ordered = [rejects[3], rejects[2], rejects[1], rejects[0]];
    expect(await store.rejects("a", ALL)).toEqual(ordered);
    expect(await store.rejects("a", { after: 1, limit: 1 })).toEqual([ordered[1]]);
    expect(await store.rejects("a", { after: 3, limit: 5 })).toEqual([ordered[3]]);
    expect(await store.rejects("a", { after: 4, limit: 5 })).toEqual([]);
    expect(await store.rejects("b", ALL)).toEqual([]);
  });

  test("skipped rows come by file as loaded, then line, in pages", async () => {
    const files = ["z.csv", "a.csv"].map((name) => ({ name, sha256: "0".repeat(64), bytes: 1 }));
    const skippedRows: SkippedRow[] = [
      { file: "a.csv", line: 1, reason: "title", raw: "Mutasi rekening" },
      { file: "z.csv", line: 30, reason: "total", raw: "TOTAL" },
      { file: "z.csv", line: 4, reason: "pending", raw: "x" },
    ];
    const store = await storeWith(open, { a: { skippedRows, dataset: { files } } });
    const ordered = [skippedRows[2], skippedRows[1], skippedRows[0]];
    expect(await store.skippedRows("a", ALL)).toEqual(ordered);
    expect(await store.skippedRows("a", { after: 2, limit: 9 })).toEqual([ordered[2]]);
  });

  test("rejects and skipped rows of an unknown dataset are refused", async () => {
    const { store } = await opened(open);
    await expect(store.rejects("none", ALL)).rejects.toMatchObject({ code: "DATASET_UNKNOWN", kind: "missing" });
    await expect(store.skippedRows("none", ALL)).rejects.toMatchObject({ code: "DATASET_UNKNOWN", kind: "missing" });
  });

  test("the period reaches from the first to just after the last transfer of all datasets", async () => {
    const store = await storeWith(open, {
      a: { transfers: [transfer({ transferId: "1", bookedAt: NEW_YEAR + 5 })] },
      b: {
        transfers: [
          transfer({ transferId: "1", bookedAt: -3 }),
          transfer({ transferId: "2", bookedAt: NEW_YEAR + 9, reverses: "1" }),
        ],
      },
    });
    expect(await store.period()).toEqual({ from: -3, to: NEW_YEAR + 10 });
  });
}
