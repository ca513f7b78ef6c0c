/**
 * The transfers of a window as an immutable multigraph in typed arrays, both ways.
 *
 * Accounts are numbered 0..n-1 in code-point order of their accountId (AccountIndex), so the graph, and all that is
 * computed from it, does not depend on the store that held the data.
 *
 * An edge is one ordered pair payer → payee with at least one counted transfer above zero between two different
 * accounts. Edges are numbered by payee, then payer; the transfers of an edge lie together, ordered by time, then
 * amount. Self-transfers, zero amounts, second reports, returned transfers and reversals make no edge; `left out`
 * counts state them.
 *
 *   inStart[payee] ─▶ edges of a payee: edgePayer[e], edgeTransferStart[e] ─▶ bookedAt[t], amountMinor[t], …
 *   outStart[payer] ─▶ outEdge[]: the edges of a payer, by payee
 */
export interface TransferGraph {
  readonly accountCount: number;
  readonly edgeCount: number;
  readonly transferCount: number;

  /** Store key of each account index, and back. Only for talking to the store; never in a result. */
  readonly keyOf: Int32Array;
  readonly indexOf: Int32Array;

  /** Edges paid to account i: inStart[i] .. inStart[i + 1]. */
  readonly inStart: Int32Array;
  readonly edgePayer: Int32Array;
  readonly edgePayee: Int32Array;
  /** Edges paid by account i: outEdge[outStart[i] .. outStart[i + 1]]. */
  readonly outStart: Int32Array;
  readonly outEdge: Int32Array;

  /** Transfers of edge e: edgeTransferStart[e] .. edgeTransferStart[e + 1]. */
  readonly edgeTransferStart: Int32Array;
  readonly bookedAt: Float64Array;
  readonly amountMinor: Float64Array;
  readonly currency: Uint8Array;
  readonly currencies: readonly string[];
  readonly timePrecision: Uint8Array;
  readonly channel: Uint16Array;
  readonly channels: readonly string[];
  readonly payerCountry: Uint16Array;
  readonly payeeCountry: Uint16Array;
  readonly countries: readonly string[];

  readonly leftOut: LeftOut;
}

/** Transfers of the window that make no edge, by reason; a transfer counts under the first that holds. */
export interface LeftOut {
  readonly selfTransfers: number;
  readonly zeroAmounts: number;
  readonly secondReports: number;
  readonly returned: number;
  readonly reversals: number;
}
