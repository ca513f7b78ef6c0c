import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exportSubgraph } from "../../server/export/export-subgraph.ts";
import type { Manifest } from "../../server/export/manifest.ts";
import { verifyExport } from "../../server/export/verify-export.ts";
import { accountRecord, NEW_YEAR, transfer } from "../contract/staged-literal.ts";
import { CASH, CASH_SHOWN, CHILD, HUB, openWorld, PAYERS, RUN, requestOf, sourceOf, WORLD } from "./export-world.ts";

const FORMATS = ["graphml", "gexf", "csv"] as const;

async function bytesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "latin1")])),
  );
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
}

describe("an exported subgraph", () => {
  test.each([
    ["graphml", ["SHA256SUMS", "edges.graphml", "manifest.json", "transfers.graphml"]],
    ["gexf", ["SHA256SUMS", "edges.gexf", "manifest.json", "transfers.gexf"]],
    ["csv", ["SHA256SUMS", "accounts.csv", "edges.csv", "manifest.json", "transfers.csv"]],
  ] as const)("is a folder with two views of the network and a manifest: %s", async (format, names) => {
    const { store, folder } = await openWorld();
    const out = join(folder, "out");
    const exported = await exportSubgraph(sourceOf(store), requestOf(out, { format }));
    expect((await readdir(out)).sort()).toEqual(names);
    expect(exported).toMatchObject({ path: out, accounts: 9, edges: 9, transfers: 12 });
    expect(await verifyExport(out)).toEqual({ path: out, files: names.length, runId: RUN.runId });
  });

  test("has the same bytes for the same data and run", async () => {
    const one = await openWorld();
    const other = await openWorld({ ...WORLD, transfers: WORLD.transfers!.toReversed() });
    for (const format of FORMATS) {
      const [first, second] = [join(one.folder, format), join(other.folder, format)];
      await exportSubgraph(sourceOf(one.store), requestOf(first, { format }));
      await exportSubgraph(sourceOf(other.store), requestOf(second, { format }));
      expect(await bytesOf(second)).toEqual(await bytesOf(first));
    }
  });

  test("holds the number of a protected account in no byte of no file, and shows it by pseudonym", async () => {
    const { store, folder } = await openWorld();
    for (const format of FORMATS) {
      const out = join(folder, format);
      await exportSubgraph(sourceOf(store), requestOf(out, { format }));
      for (const [name, bytes] of Object.entries(await bytesOf(out))) {
        expect(bytes, name).not.toContain("00451234567");
        expect(bytes, name).not.toContain("for you");
      }
      const shown = Object.values(await bytesOf(out)).join("");
      expect(shown).toContain("PROT-7Q2M4X");
    }
  });

  test("shows no digest that the number of a protected account could be guessed back from", async () => {
    const derived = (i: number) => `${i}e`.repeat(32);
    const { store, folder } = await openWorld({
      dataset: { files: [{ name: "day.csv", sha256: "a".repeat(64), bytes: 7 }] },
      accounts: [accountRecord({ accountId: CHILD, minorFlag: true })],
      transfers: [
        transfer({ transferId: derived(1), payer: HUB, payee: CHILD, sourceLine: 5 }),
        transfer({ transferId: derived(2), payer: CASH, payee: CHILD, sourceLine: 6 }),
        transfer({ transferId: derived(3), payer: "0007", payee: HUB, sourceLine: 7 }),
      ],
    });
    const out = join(folder, "out");
    await exportSubgraph(sourceOf(store), requestOf(out, { format: "csv", hops: 2 }));
    const text = Object.values(await bytesOf(out)).join("");
    expect([derived(1), derived(2), derived(3)].filter((id) => text.includes(id))).toEqual([derived(3)]);
    expect(text).toContain('"day.csv:5"');
    expect(text).toContain(`"${CASH_SHOWN}"`);
    expect(text).not.toContain(CASH);
    expect((await verifyExport(out)).path).toBe(out);
  });

  test("asked for around a protected account names it by pseudonym in the manifest too", async () => {
    const { store, folder } = await openWorld();
    const out = join(folder, "out");
    await exportSubgraph(sourceOf(store), requestOf(out, { accountIds: [CHILD] }));
    expect((await manifestOf(out)).request.accounts).toEqual(["PROT-7Q2M4X"]);
    expect(Object.values(await bytesOf(out)).join("")).not.toContain("00451234567");
  });

  test("says in its manifest where it comes from and what was masked, without the values", async () => {
    const { store, folder } = await openWorld();
    const out = join(folder, "out");
    const window = { from: NEW_YEAR, to: NEW_YEAR + 365 * 86_400_000 };
    const { files } = await exportSubgraph(
      { ...sourceOf(store), madeAt: "2026-11-25T08:00:00.000Z" },
      requestOf(out, { window }),
    );
    const manifest = await manifestOf(out);
    expect(manifest).toMatchObject({
      format: "tributary-export",
      profile: "lea-pseudonymised",
      madeBy: "Tributary 0.0.0-test",
      madeAt: "2026-11-25T08:00:00.000Z",
      request: { accounts: [HUB], hops: 1, exportFormat: "graphml" },
      window: { from: "2026-01-01T00:00:00.000Z", to: "2027-01-01T00:00:00.000Z" },
      run: { runId: RUN.runId, runKey: RUN.runKey, engine: "leiden", seed: 1, window: { from: null, to: null } },
      counts: { accounts: 9, transfers: 12, edges: 9 },
      masked: { accountsByPseudonym: 1, openingDatesWithheld: 1, remarksWithheld: 1, textsMadePlain: 2 },
      datasets: [
        {
          datasetId: "sample-PROT-7Q2M4X",
          institution: "Bank of Nowhere",
          files: [{ name: "statement-PROT-7Q2M4X.csv" }],
        },
      ],
    });
    expect(manifest.files.map(({ rows: _rows, ...file }) => file)).toEqual(files.slice(0, 2));
  });

  test("of an account without transfers in the window is that account alone", async () => {
    const { store, folder } = await openWorld();
    for (const format of FORMATS) {
      const out = join(folder, format);
      const window = { from: 0, to: 1 };
      const exported = await exportSubgraph(sourceOf(store), requestOf(out, { format, window }));
      expect(exported).toMatchObject({ accounts: 1, edges: 0, transfers: 0 });
      expect((await verifyExport(out)).path).toBe(out);
    }
  });

  test("replaces an empty folder, and nothing else", async () => {
    const { store, folder } = await openWorld();
    const taken = join(folder, "taken");
    const empty = join(folder, "empty");
    await mkdir(taken);
    await mkdir(empty);
    await writeFile(join(taken, "notes.txt"), "mine");
    for (const out of [taken, join(taken, "notes.txt")]) {
      const refused = exportSubgraph(sourceOf(store), requestOf(out));
      await expect(refused).rejects.toMatchObject({ code: "OUTPUT_EXISTS", kind: "refused" });
    }
    expect(await readFile(join(taken, "notes.txt"), "utf8")).toBe("mine");
    await exportSubgraph(sourceOf(store), requestOf(empty));
    expect((await verifyExport(empty)).files).toBe(4);
  });

  test("leaves nothing behind when it is stopped or fails", async () => {
    const { store, folder } = await openWorld();
    const out = join(folder, "exports", "out");
    const stopped = exportSubgraph(sourceOf(store), requestOf(out), { signal: { aborted: true } });
    await expect(stopped).rejects.toMatchObject({ code: "RUN_STOPPED" });
    const onProgress = () => {
      throw new Error("no room");
    };
    await expect(exportSubgraph(sourceOf(store), requestOf(out), { onProgress })).rejects.toThrow("no room");
    const unknown = exportSubgraph(sourceOf(store), requestOf(out, { accountIds: [HUB, "nobody"] }));
    await expect(unknown).rejects.toMatchObject({
      code: "ACCOUNT_UNKNOWN",
      message: expect.stringContaining("nobody"),
    });
    expect(await readdir(join(folder, "exports"))).toEqual([]);
  });

  test("says where it could not be written", async () => {
    const { store, folder } = await openWorld();
    await writeFile(join(folder, "file"), "");
    const refused = exportSubgraph(sourceOf(store), requestOf(join(folder, "file", "out")));
    await expect(refused).rejects.toMatchObject({ code: "OUTPUT_EXISTS" });
    const noName = exportSubgraph(sourceOf(store), requestOf(join(folder, "x".repeat(300), "out")));
    await expect(noName).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE", message: expect.stringContaining("xxx") });
  });
});

describe("the accounts of an exported subgraph", () => {
  test.each([
    [0, [HUB]],
    [1, [HUB, ...PAYERS, CHILD]],
    [2, [HUB, ...PAYERS, CHILD, "far"]],
    [3, [HUB, ...PAYERS, CHILD, "far"]],
  ] as const)("are those within %i hops, in either direction, none through cash", async (hops, accountIds) => {
    const { store, folder } = await openWorld();
    const exported = await exportSubgraph(sourceOf(store), requestOf(join(folder, "out"), { hops }));
    expect(exported.accounts).toBe(accountIds.length);
  });

  test("are refused above the bounds, with what to do", async () => {
    const { store, folder } = await openWorld();
    const around = (limits: { accounts: number; transfers: number }) =>
      exportSubgraph(sourceOf(store), requestOf(join(folder, "out"), { limits }));
    await expect(around({ accounts: 8, transfers: 100 })).rejects.toMatchObject({
      code: "EXPORT_TOO_LARGE",
      kind: "refused",
      message:
        "Within 1 hop of the account lie more than 8 accounts: ask for fewer hops, fewer accounts or a shorter window.",
    });
    await expect(around({ accounts: 9, transfers: 11 })).rejects.toMatchObject({ code: "EXPORT_TOO_LARGE" });
    expect(await around({ accounts: 9, transfers: 12 })).toMatchObject({ accounts: 9, transfers: 12 });
  });

  test("are refused beyond three hops", async () => {
    const { store, folder } = await openWorld();
    for (const hops of [-1, 4, 1.5]) {
      const refused = exportSubgraph(sourceOf(store), requestOf(join(folder, "out"), { hops }));
      await expect(refused).rejects.toMatchObject({ code: "OPTION_INVALID", kind: "usage" });
    }
  });
});
