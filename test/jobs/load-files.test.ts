import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Progress } from "../../server/domain/progress.ts";
import { WHOLE_TIME } from "../../server/domain/window.ts";
import { loadFiles } from "../../server/jobs/load-files.ts";
import { unloadDataset } from "../../server/jobs/loaded-datasets.ts";
import { readProtection } from "../../server/jobs/protection.ts";
import { scoreTransfers } from "../../server/jobs/score-transfers.ts";
import type { LoadOptions, ScoreOptions } from "../../server/jobs/workspace.ts";
import type { Task } from "../../server/store/store.ts";
import { openTestWorkspace, type TestWorkspace } from "./test-workspace.ts";

const HEADER = "transferId,payer,payee,amount,currency,bookedAt";
const good = (id: string): string => `${id},A,B,1.50,EUR,2024-03-01T00:00:00Z`;
const bad = (id: string): string => `${id},A,B,1.505,EUR,2024-03-01T00:00:00Z`;

const SCORE_OPTIONS: ScoreOptions = {
  from: null,
  to: null,
  last: null,
  engine: "leiden",
  resolution: 1,
  seed: 1,
  minFanIn: 3,
  writeBack: false,
};

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.dispose());

/** Writes a file into a folder of that name, and returns its path. */
function written(folder: string, name: string, lines: readonly string[]): string {
  mkdirSync(join(workspace.home, folder), { recursive: true });
  const path = join(workspace.home, folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const load = (files: readonly string[], more: Partial<LoadOptions> = {}, task: Task = {}) =>
  loadFiles(
    workspace,
    {
      files,
      mapping: "canonical",
      dataset: "d",
      accounts: null,
      issuer: null,
      institution: null,
      legalBasis: null,
      maxRejectShare: 0.5,
      ...more,
    },
    task,
  );

describe("the files of a load are called by their names without folders", () => {
  test("in the dataset, its rejects, its warnings and every transfer, and equal names get a number", async () => {
    const files = [
      written("alice", "x.csv", [HEADER, good("1"), bad("2")]),
      written("bob", "x.csv", [HEADER, good("3"), bad("4")]),
      written("bob", "none.csv", [HEADER]),
    ];
    const accounts = written("carol", "x.csv", ["accountId,birthYear", "A,1990", "B,1991", "C,last year"]);
    const { dataset, rejectsByCode, accountsRejectsByCode } = await load(files, { accounts });
    const { store } = workspace;
    expect(dataset.files.map(({ name }) => name)).toEqual(["x.csv", "x.csv (2)", "none.csv"]);
    expect(rejectsByCode[0]?.examples.map(({ file }) => file)).toEqual(["x.csv", "x.csv (2)"]);
    expect(accountsRejectsByCode[0]?.examples.map(({ file }) => file)).toEqual(["x.csv (3)"]);
    const rejects = await store.rejects("d", { after: 0, limit: 10 });
    expect(rejects.map(({ file }) => file)).toEqual(["x.csv", "x.csv (2)", "x.csv (3)"]);
    const transfers = await store.transfersAmong(await store.accountKeys(["A", "B"]), WHOLE_TIME);
    expect(transfers.map(({ transferId, sourceFile }) => [transferId, sourceFile])).toEqual([
      ["1", "x.csv"],
      ["3", "x.csv (2)"],
    ]);
    expect(dataset.warnings).toContain("none.csv has a header and no rows.");
    expect(JSON.stringify(await store.datasets())).not.toContain(workspace.home);
  });

  test("in a refusal too", async () => {
    const refused = load([written("alice", "x.csv", [HEADER, bad("1")])]);
    await expect(refused).rejects.toMatchObject({ code: "TOO_MANY_REJECTS", kind: "refused" });
    await expect(refused).rejects.toThrow("x.csv:2");
    await expect(refused).rejects.not.toThrow(workspace.home);
  });
});

describe("files of which no row becomes a transfer", () => {
  const none = { header: [HEADER], rejected: [HEADER, bad("1")] };

  test.each(Object.entries(none))("are refused, and no dataset is left: %s", async (name, lines) => {
    const refused = load([written("in", `${name}.csv`, lines)], { maxRejectShare: 0.99 });
    await expect(refused).rejects.toMatchObject({ kind: "refused" });
    expect(await workspace.store.datasets()).toEqual([]);
  });

  test("are told what to do", async () => {
    await expect(load([written("in", "a.csv", [HEADER])])).rejects.toThrow(
      /No row of a\.csv became a transfer .*--max-rejects 100%/,
    );
  });

  test.each(Object.entries(none))("are kept where all rows may be rejected: %s", async (name, lines) => {
    const { dataset } = await load([written("in", `${name}.csv`, lines)], { maxRejectShare: 1 });
    expect(dataset).toMatchObject({ accepted: 0, rowsRead: lines.length - 1 });
    expect(await workspace.store.datasets()).toHaveLength(1);
  });
});

describe("protection by the data", () => {
  const childrens = () => written("in", "accounts.csv", ["accountId,birthYear,minorFlag", "B,,true", "A,2010,"]);

  test("outlives the dataset whose accounts file stated it, until people release the account", async () => {
    await load([written("in", "a.csv", [HEADER, good("1")])]);
    const files = [written("in", "b.csv", [HEADER, good("2").replace("A,B", "X,Y")])];
    await load(files, { dataset: "facts", accounts: childrens() });
    await unloadDataset(workspace, { dataset: "facts" }, {});
    const { isProtected } = await readProtection(workspace);
    expect(["A", "B", "X", "Y"].filter(isProtected)).toEqual(["A", "B"]);
    for (const who of ["ayu", "budi"]) {
      const when = "2026-06-01T00:00:00Z";
      workspace.casebook.protections.decide({ accountId: "B", decision: "released", reason: "adult", who, when });
    }
    expect((await readProtection(workspace)).isProtected("B")).toBe(false);
  });

  test("holds for a run that is made after that dataset is gone", async () => {
    const payers = ["P1", "P2", "P3"].map((payer, i) => good(`${i}`).replace("A,B", `${payer},B`));
    await load([written("in", "a.csv", [HEADER, ...payers])]);
    const files = [written("in", "b.csv", [HEADER, good("2").replace("A,B", "X,Y")])];
    await load(files, { dataset: "facts", accounts: childrens() });
    await unloadDataset(workspace, { dataset: "facts" }, {});
    const { counts, runId } = await scoreTransfers(workspace, SCORE_OPTIONS);
    expect(counts).toMatchObject({ scored: 1, protectedScored: 1 });
    expect(workspace.casebook.runs.findingCount(runId, "hubs")).toBe(0);
  });

  test("is noted before the load shows an account, so that a load that ends in between shows no child", async () => {
    const files = [written("in", "a.csv", [HEADER, good("1")])];
    const noted: (readonly string[])[] = [];
    const onProgress = ({ step }: Progress) => {
      if (step === "reports") noted.push(workspace.casebook.protections.notedByData());
    };
    await load(files, { accounts: childrens() }, { onProgress });
    expect(noted[0]).toEqual(["A", "B"]);
  });
});
