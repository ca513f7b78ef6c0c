import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { describe, expect, test } from "vitest";
import { exportSubgraph, type SubgraphFormat } from "../../server/export/export-subgraph.ts";
import { CHILD_PSEUDONYM, HUB, openWorld, PAYERS, REMARKS, requestOf, sourceOf } from "./export-world.ts";
import { readWithNetworkx } from "./networkx-reader.ts";

/** The odd accounts as every format shows them: only the control character has changed. */
const SHOWN = [...PAYERS.map((payer) => payer.replace("\u0007", "␇")), HUB, CHILD_PSEUDONYM];
const SHOWN_REMARKS = REMARKS.map((remark) => remark.replace("\u0000", "␀").replace("\u001b", "␛"));

/** Sum of all twelve transfers; JavaScript's numbers could not hold it. */
const SUM = 7n * 9_007_199_254_740_991n + 21n + 5n + 12_345n + 250_000n + 1n + 1n;

async function exported(format: SubgraphFormat): Promise<string> {
  const { store, folder } = await openWorld();
  const out = join(folder, "out");
  await exportSubgraph(sourceOf(store), requestOf(out, { format }));
  return out;
}

describe.each(["graphml", "gexf"] as const)("%s", (format) => {
  test("holds for networkx the same accounts, transfers and exact amounts", async () => {
    const graph = await readWithNetworkx(join(await exported(format), `transfers.${format}`));
    expect(graph.directed).toBe(true);
    expect(Object.keys(graph.nodes).sort()).toEqual(SHOWN.toSorted());
    expect(graph.edges).toHaveLength(12);
    expect(graph.amountMinor).toBe(String(SUM));
    expect(graph.nodes[CHILD_PSEUDONYM]).toMatchObject({ protected: true, hop: 1, kind: "e-wallet", communityId: 0 });
    expect(graph.nodes[CHILD_PSEUDONYM]).not.toHaveProperty("score");
    expect(graph.nodes[HUB]).toMatchObject({ protected: false, hop: 0, score: 71.25, rank: 1 });
    const amounts = graph.edges.map(({ transferId, amount, currency }) => `${transferId} ${amount} ${currency}`);
    expect(amounts).toEqual(expect.arrayContaining(["T6 90071992547409.97 IDR", "usd 123.45 USD", "T-again 0.05 IDR"]));
    const remarks = Object.fromEntries(graph.edges.map(({ transferId, remark }) => [transferId, remark]));
    expect(SHOWN_REMARKS.map((_, i) => remarks[`T${i}`])).toEqual(SHOWN_REMARKS);
  });

  test("holds for networkx the merged edges with the sums of their transfers", async () => {
    const graph = await readWithNetworkx(join(await exported(format), `edges.${format}`));
    expect(graph.edges).toHaveLength(9);
    // All but the self-transfer of 1.
    expect(graph.amountMinor).toBe(String(SUM - 1n));
    const fromSeven = graph.edges.filter(({ payer }) => payer === "0007");
    expect(fromSeven.map(({ currency, transfers, amount }) => [currency, transfers, amount])).toEqual([
      ["IDR", 3, "90071992547410.02"],
      ["USD", 1, "123.45"],
    ]);
  });

  test("is read by graphology's own reader too", async () => {
    const text = await readFile(join(await exported(format), `transfers.${format}`), "utf8");
    const parse = (format === "graphml" ? graphml : gexf).parse as unknown as (
      Graph: typeof MultiDirectedGraph,
      text: string,
    ) => MultiDirectedGraph;
    const graph = parse(MultiDirectedGraph, text);
    expect(graph.nodes().sort()).toEqual(SHOWN.toSorted());
    expect(graph.size).toBe(12);
    expect(graph.getNodeAttribute(CHILD_PSEUDONYM, "protected")).toBe(true);
  });
});

describe("csv", () => {
  /** Rows of a file as a spreadsheet reads them. */
  async function rowsOf(name: string): Promise<string[][]> {
    const text = await readFile(join(await exported("csv"), name), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    const rows = [...text.slice(1).matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)];
    return rows.map(([, row]) =>
      [...`,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
      ),
    );
  }

  test("lists every transfer with its exact amount, file and line", async () => {
    const [header, ...rows] = await rowsOf("transfers.csv");
    expect(header!.slice(0, 8)).toEqual([
      "payer",
      "payee",
      "datasetId",
      "transferId",
      "amount",
      "currency",
      "amountMinor",
      "bookedAt",
    ]);
    expect(rows).toHaveLength(12);
    expect(rows.reduce((sum, row) => sum + BigInt(row[6]!), 0n)).toBe(SUM);
    const first = Object.fromEntries(header!.map((name, i) => [name, rows[0]![i]]));
    expect(first).toMatchObject({
      transferId: "T0",
      amount: "90071992547409.91",
      sourceFile: "statement-PROT-7Q2M4X.csv",
      sourceLine: "2",
    });
    expect(first.remark).toBe(REMARKS[0]);
  });

  test("puts an apostrophe before whatever a spreadsheet would run, and keeps leading zeros", async () => {
    const accounts = (await rowsOf("accounts.csv")).slice(1).map(([accountId]) => accountId);
    const expected = SHOWN.map((accountId) => (/^[=+\-@]/.test(accountId) ? `'${accountId}` : accountId));
    expect(accounts.toSorted()).toEqual(expected.toSorted());
    expect(accounts).toContain("0007");
    const cells = [
      ...(await rowsOf("transfers.csv")),
      ...(await rowsOf("edges.csv")),
      ...(await rowsOf("accounts.csv")),
    ].flat();
    expect(cells).toContain("'=HYPERLINK(1)");
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  test("withholds the remark of a protected account's transfer and says so", async () => {
    const [header, ...rows] = await rowsOf("transfers.csv");
    const withheld = rows.filter((row) => row[header!.indexOf("remarkWithheld")] === "true");
    expect(withheld.map((row) => [row[1], row[header!.indexOf("remark")]])).toEqual([[CHILD_PSEUDONYM, ""]]);
  });
});
