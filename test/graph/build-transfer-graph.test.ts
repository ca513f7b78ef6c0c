import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byCodePoint } from "../../server/domain/code-point-order.ts";
import { buildTransferGraph } from "../../server/graph/build-transfer-graph.ts";
import type { TransferGraph } from "../../server/graph/transfer-graph.ts";
import {
  accountsOf,
  CURRENCIES,
  columnsOf,
  numberingOf,
  type SampleTransfer,
  type StoreNumbering,
  sampleTransfers,
  shuffledNumbering,
  transfer,
} from "./transfer-sample.ts";

function graphOf(
  transfers: readonly SampleTransfer[],
  numbering: StoreNumbering = numberingOf(transfers),
): TransferGraph {
  return buildTransferGraph(columnsOf(transfers, numbering), accountsOf(numbering));
}

/** Everything but the store's own keys. */
function withoutKeys({
  keyOf: _keyOf,
  indexOf: _indexOf,
  ...rest
}: TransferGraph): Omit<TransferGraph, "keyOf" | "indexOf"> {
  return rest;
}

/** The transfers that a graph holds, in its order, read back through its incoming edges. */
function readBack(graph: TransferGraph, numbering: StoreNumbering): SampleTransfer[] {
  const nameOf = (index: number) => numbering.accountIds[graph.keyOf[index] ?? -1] ?? "";
  const transfers: SampleTransfer[] = [];
  for (let payee = 0; payee < graph.accountCount; payee++) {
    for (let edge = graph.inStart[payee]!; edge < graph.inStart[payee + 1]!; edge++) {
      expect(graph.edgePayee[edge]).toBe(payee);
      for (let t = graph.edgeTransferStart[edge]!; t < graph.edgeTransferStart[edge + 1]!; t++) {
        transfers.push({
          payer: nameOf(graph.edgePayer[edge]!),
          payee: nameOf(payee),
          amountMinor: graph.amountMinor[t]!,
          bookedAt: graph.bookedAt[t]!,
          currency: graph.currencies[graph.currency[t]!]!,
          channel: graph.channels[graph.channel[t]!]!,
          payerCountry: graph.countries[graph.payerCountry[t]!]!,
          payeeCountry: graph.countries[graph.payeeCountry[t]!]!,
          timePrecision: graph.timePrecision[t]!,
          standing: "counted",
        });
      }
    }
  }
  return transfers;
}

const makesEdge = ({ payer, payee, amountMinor, standing }: SampleTransfer) =>
  payer !== payee && amountMinor > 0 && standing === "counted";

/** The order that the graph promises, written down without reference to how it gets there. */
function canonicalOrder(a: SampleTransfer, b: SampleTransfer): number {
  return (
    byCodePoint(a.payee, b.payee) ||
    byCodePoint(a.payer, b.payer) ||
    a.bookedAt - b.bookedAt ||
    a.amountMinor - b.amountMinor ||
    byCodePoint(a.currency, b.currency) ||
    byCodePoint(a.channel, b.channel) ||
    byCodePoint(a.payerCountry, b.payerCountry) ||
    byCodePoint(a.payeeCountry, b.payeeCountry) ||
    a.timePrecision - b.timePrecision
  );
}

describe("a transfer graph", () => {
  test("holds every transfer that makes an edge, once, in canonical order", () => {
    fc.assert(
      fc.property(sampleTransfers, (transfers) => {
        const numbering = numberingOf(transfers);
        const expected = transfers.filter(makesEdge).sort(canonicalOrder);
        expect(readBack(graphOf(transfers, numbering), numbering)).toEqual(expected);
      }),
    );
  });

  test("has the same bytes for the same transfers in any row order and any numbering of a store", () => {
    const twoStores = sampleTransfers.chain((transfers) =>
      fc.record({
        transfers: fc.constant(transfers),
        shuffled: fc.shuffledSubarray(transfers, { minLength: transfers.length }),
        numbering: shuffledNumbering(numberingOf(transfers)),
      }),
    );
    fc.assert(
      fc.property(twoStores, ({ transfers, shuffled, numbering }) => {
        expect(withoutKeys(graphOf(shuffled, numbering))).toEqual(withoutKeys(graphOf(transfers)));
      }),
    );
  });

  test("has the same bytes whether it copies the columns or takes them over", () => {
    fc.assert(
      fc.property(sampleTransfers, (transfers) => {
        const numbering = numberingOf(transfers);
        const columns = columnsOf(transfers, numbering);
        const taken = buildTransferGraph(columns, accountsOf(numbering), { mayTakeColumns: true });
        expect(taken).toEqual(graphOf(transfers, numbering));
        if (transfers.some(makesEdge)) expect(taken.bookedAt.buffer).toBe(columns.bookedAt.buffer);
      }),
    );
  });

  test("leaves the columns as they were unless it may take them", () => {
    fc.assert(
      fc.property(sampleTransfers, (transfers) => {
        const numbering = numberingOf(transfers);
        const columns = columnsOf(transfers, numbering);
        buildTransferGraph(columns, accountsOf(numbering));
        expect(columns).toEqual(columnsOf(transfers, numbering));
      }),
    );
  });

  test("lists the edges of a payer by payee, and each edge from both of its ends", () => {
    fc.assert(
      fc.property(sampleTransfers, (transfers) => {
        const graph = graphOf(transfers);
        const seen = new Set<number>();
        for (let payer = 0; payer < graph.accountCount; payer++) {
          const edges = [...graph.outEdge.subarray(graph.outStart[payer], graph.outStart[payer + 1])];
          const payees = edges.map((edge) => graph.edgePayee[edge]!);
          expect(payees).toEqual([...new Set(payees)].sort((a, b) => a - b));
          for (const edge of edges) {
            expect(graph.edgePayer[edge]).toBe(payer);
            seen.add(edge);
          }
        }
        expect(seen.size).toBe(graph.edgeCount);
      }),
    );
  });

  test("counts each transfer it leaves out under the first reason that holds", () => {
    const graph = graphOf([
      transfer("A", "A", { amountMinor: 0, standing: "returned" }),
      transfer("A", "B", { amountMinor: 0, standing: "reversal" }),
      transfer("A", "B", { standing: "second report" }),
      transfer("A", "B", { standing: "returned" }),
      transfer("B", "A", { standing: "reversal" }),
      transfer("A", "B"),
    ]);
    expect(graph.leftOut).toEqual({ selfTransfers: 1, zeroAmounts: 1, secondReports: 1, returned: 1, reversals: 1 });
    expect([graph.edgeCount, graph.transferCount]).toEqual([1, 1]);
  });

  test("orders a pair with many transfers by time", () => {
    const times = Array.from({ length: 500 }, (_, i) => (i * 7919) % 500);
    const graph = graphOf(times.map((bookedAt) => transfer("A", "B", { bookedAt })));
    expect([...graph.bookedAt]).toEqual(times.toSorted((a, b) => a - b));
  });

  test("keeps accounts without transfers, and accounts that the store no longer names out of its numbers", () => {
    const numbering = { ...numberingOf([], ["C", "gone", "A", "B"]) };
    const accounts = accountsOf(numbering);
    const named = { ...accounts, order: accounts.order.filter((key) => numbering.accountIds[key] !== "gone") };
    const graph = buildTransferGraph(columnsOf([transfer("C", "A")], numbering), named);
    expect([...graph.keyOf].map((key) => numbering.accountIds[key])).toEqual(["A", "B", "C"]);
    expect([...graph.indexOf]).toEqual([2, -1, 0, 1]);
    expect([...graph.inStart]).toEqual([0, 1, 1, 1]);
    expect([...graph.outStart]).toEqual([0, 0, 0, 1]);
  });

  test("of no transfers and no accounts is empty", () => {
    const graph = graphOf([]);
    expect([graph.accountCount, graph.edgeCount, graph.transferCount]).toEqual([0, 0, 0]);
    expect([...graph.inStart, ...graph.outStart, ...graph.edgeTransferStart]).toEqual([0, 0, 0]);
  });

  test("names only the codes in use, in code-point order", () => {
    const graph = graphOf([
      transfer("A", "B", { currency: "USD", channel: "送金" }),
      transfer("A", "B", { channel: "bank" }),
    ]);
    expect(CURRENCIES).toContain("PHP");
    expect(graph.currencies).toEqual(["IDR", "USD"]);
    expect(graph.channels).toEqual(["", "bank", "送金"]);
    expect(graph.countries).toEqual([""]);
  });

  test("refuses transfers of accounts that the store did not list", () => {
    const numbering = numberingOf([], ["A", "B"]);
    expect(() => buildTransferGraph(columnsOf([transfer("A", "X")], numbering), accountsOf(numbering))).toThrow(
      /account keys 0 and -1/,
    );
  });
});
