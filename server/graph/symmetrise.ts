import { sharedFloat64, sharedInt32 } from "./shared-arrays.ts";
import type { TransferGraph } from "./transfer-graph.ts";
import type { WeightedGraph } from "./weighted-graph.ts";

/**
 * Forgets direction: every two accounts with transfers either way become one pair of neighbours, weighted
 * log1p(number of transfers between them), so that the hundredth transfer of a pair says less than its first.
 */
export function symmetrise(graph: TransferGraph): WeightedGraph {
  const { accountCount } = graph;
  const row = rowScratch(graph);
  const start = sharedInt32(accountCount + 1);
  for (let account = 0; account < accountCount; account++) {
    start[account + 1] = start[account] + mergeSides(graph, account, row);
  }
  const neighbours = sharedInt32(start[accountCount]);
  const weights = sharedFloat64(start[accountCount]);
  for (let account = 0; account < accountCount; account++) {
    const size = mergeSides(graph, account, row);
    const rowStart = start[account];
    for (let i = 0; i < size; i++) {
      neighbours[rowStart + i] = row.counterparty[i];
      weights[rowStart + i] = Math.log1p(row.transfers[i]);
    }
  }
  return { nodeCount: accountCount, start, neighbours, weights };
}

/** The counterparties of one account, ascending, with the number of transfers either way. */
interface Row {
  readonly counterparty: Int32Array;
  readonly transfers: Int32Array;
}

function rowScratch({ accountCount, inStart, outStart }: TransferGraph): Row {
  let longest = 0;
  for (let account = 0; account < accountCount; account++) {
    const edges = inStart[account + 1] - inStart[account] + outStart[account + 1] - outStart[account];
    longest = Math.max(longest, edges);
  }
  return { counterparty: new Int32Array(longest), transfers: new Int32Array(longest) };
}

/** Merges who paid the account and whom it paid, both ascending, into `row`; returns how many counterparties there are. */
function mergeSides(graph: TransferGraph, account: number, row: Row): number {
  const { inStart, edgePayer, edgePayee, outStart, outEdge, edgeTransferStart } = graph;
  const inEnd = inStart[account + 1];
  const outEnd = outStart[account + 1];
  let inEdge = inStart[account];
  let out = outStart[account];
  let size = 0;
  while (inEdge < inEnd || out < outEnd) {
    const payer = inEdge < inEnd ? edgePayer[inEdge] : graph.accountCount;
    const payee = out < outEnd ? edgePayee[outEdge[out]] : graph.accountCount;
    let transfers = 0;
    if (payer <= payee) {
      transfers += edgeTransferStart[inEdge + 1] - edgeTransferStart[inEdge];
      inEdge++;
    }
    if (payee <= payer) {
      const edge = outEdge[out++];
      transfers += edgeTransferStart[edge + 1] - edgeTransferStart[edge];
    }
    row.counterparty[size] = Math.min(payer, payee);
    row.transfers[size++] = transfers;
  }
  return size;
}
