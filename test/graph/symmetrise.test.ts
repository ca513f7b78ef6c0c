import fc from "fast-check";
import { expect, test } from "vitest";
import { buildTransferGraph } from "../../server/graph/build-transfer-graph.ts";
import { symmetrise } from "../../server/graph/symmetrise.ts";
import { accountsOf, columnsOf, numberingOf, type SampleTransfer, sampleTransfers } from "./transfer-sample.ts";

/** Transfers between two accounts, either way, counted the slow way. */
function transfersBetween(transfers: readonly SampleTransfer[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { payer, payee, amountMinor, standing } of transfers) {
    if (payer === payee || amountMinor === 0 || standing !== "counted") continue;
    for (const pair of [`${payer}|${payee}`, `${payee}|${payer}`]) count.set(pair, (count.get(pair) ?? 0) + 1);
  }
  return count;
}

test("two accounts are neighbours from both ends, weighted log1p of the transfers either way", () => {
  fc.assert(
    fc.property(sampleTransfers, (transfers) => {
      const numbering = numberingOf(transfers, ["lonely"]);
      const graph = buildTransferGraph(columnsOf(transfers, numbering), accountsOf(numbering));
      const { nodeCount, start, neighbours, weights } = symmetrise(graph);
      const nameOf = (index: number) => numbering.accountIds[graph.keyOf[index]!];
      const found = new Map<string, number>();
      for (let node = 0; node < nodeCount; node++) {
        const row = [...neighbours.subarray(start[node], start[node + 1])];
        expect(row).toEqual([...new Set(row)].sort((a, b) => a - b));
        row.forEach((other, i) => {
          found.set(`${nameOf(node)}|${nameOf(other)}`, weights[start[node]! + i]!);
        });
      }
      const expected = [...transfersBetween(transfers)].map(([pair, count]) => [pair, Math.log1p(count)] as const);
      expect(found).toEqual(new Map(expected));
      expect(nodeCount).toBe(numbering.accountIds.length);
    }),
  );
});
