import type { AccountColumns } from "../domain/account.ts";
import type { TransferColumns } from "../domain/transfer.ts";
import { canonicalCodeTable } from "./code-table.ts";
import { byPair, type CodeTables, countedRows, orderWithinPairs } from "./order-transfers.ts";
import { sharedInt32 } from "./shared-arrays.ts";
import type { TransferGraph } from "./transfer-graph.ts";

export interface BuildOptions {
  /**
   * True lets the graph take over the buffers of the columns (230 MB less at 10 M transfers); nobody may read the
   * columns afterwards. False, the default, leaves them as they were.
   */
  readonly mayTakeColumns?: boolean;
}

/**
 * The transfers of a window as a graph. Equal transfers give equal bytes, whatever order the rows came in and however
 * the store numbered accounts, currencies, channels and countries; only `keyOf` and `indexOf` are the store's own.
 *
 * No object per transfer or edge: two counting sorts, none when the rows already lie by pair. 10 M transfers sorted by
 * pair take about a second.
 */
export function buildTransferGraph(
  columns: TransferColumns,
  accounts: AccountColumns,
  options: BuildOptions = {},
): TransferGraph {
  const accountCount = accounts.order.length;
  const keyOf = sharedInt32(accountCount);
  keyOf.set(accounts.order);
  const indexOf = sharedInt32(accounts.length).fill(-1);
  for (let index = 0; index < accountCount; index++) indexOf[keyOf[index]] = index;

  const { rows: kept, leftOut } = countedRows(columns, indexOf);
  const rows = byPair(kept, columns.payer, columns.payee, indexOf, accountCount);
  const edges = mergeIntoEdges(rows, columns, indexOf, accountCount);
  const tables: CodeTables = {
    currency: canonicalCodeTable(columns.currencies, [columns.currency], rows),
    channel: canonicalCodeTable(columns.channels, [columns.channel], rows, [""]),
    country: canonicalCodeTable(columns.countries, [columns.payerCountry, columns.payeeCountry], rows, [""]),
  };
  orderWithinPairs(rows, edges.edgeTransferStart, columns, tables);
  return {
    accountCount,
    edgeCount: edges.edgePayer.length,
    transferCount: rows.length,
    keyOf,
    indexOf,
    ...edges,
    ...outgoing(edges.edgePayer, accountCount),
    ...arrangeColumns(columns, rows, tables, options.mayTakeColumns ?? false),
    currencies: tables.currency.codes,
    channels: tables.channel.codes,
    countries: tables.country.codes,
    leftOut,
  };
}

type Edges = Pick<TransferGraph, "inStart" | "edgePayer" | "edgePayee" | "edgeTransferStart">;

/** One edge for each run of rows of one pair. */
function mergeIntoEdges(rows: Int32Array, columns: TransferColumns, indexOf: Int32Array, accountCount: number): Edges {
  const { payer, payee } = columns;
  let edgeCount = 0;
  for (let i = 0; i < rows.length; i++) {
    if (i === 0 || payer[rows[i]] !== payer[rows[i - 1]] || payee[rows[i]] !== payee[rows[i - 1]]) edgeCount++;
  }
  const inStart = sharedInt32(accountCount + 1);
  const edgePayer = sharedInt32(edgeCount);
  const edgePayee = sharedInt32(edgeCount);
  const edgeTransferStart = sharedInt32(edgeCount + 1);
  let edge = -1;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (i > 0 && payer[row] === payer[rows[i - 1]] && payee[row] === payee[rows[i - 1]]) continue;
    edge++;
    edgePayer[edge] = indexOf[payer[row]];
    edgePayee[edge] = indexOf[payee[row]];
    edgeTransferStart[edge] = i;
    inStart[edgePayee[edge] + 1]++;
  }
  edgeTransferStart[edgeCount] = rows.length;
  for (let account = 0; account < accountCount; account++) inStart[account + 1] += inStart[account];
  return { inStart, edgePayer, edgePayee, edgeTransferStart };
}

/** Edges by payer; those of one payer by payee, because edges are numbered by payee. */
function outgoing(edgePayer: Int32Array, accountCount: number): Pick<TransferGraph, "outStart" | "outEdge"> {
  const outStart = sharedInt32(accountCount + 1);
  for (let edge = 0; edge < edgePayer.length; edge++) outStart[edgePayer[edge] + 1]++;
  for (let account = 0; account < accountCount; account++) outStart[account + 1] += outStart[account];
  const next = outStart.slice(0, accountCount);
  const outEdge = sharedInt32(edgePayer.length);
  for (let edge = 0; edge < edgePayer.length; edge++) outEdge[next[edgePayer[edge]]++] = edge;
  return { outStart, outEdge };
}

type TransferArrays = Pick<
  TransferGraph,
  "bookedAt" | "amountMinor" | "currency" | "timePrecision" | "channel" | "payerCountry" | "payeeCountry"
>;

/** The columns in the order of `rows`, codes renumbered: in new arrays, or in the columns' own where they may be taken. */
function arrangeColumns(
  columns: TransferColumns,
  rows: Int32Array,
  tables: CodeTables,
  mayTake: boolean,
): TransferArrays {
  const scratch = mayTake ? new ArrayBuffer(rows.length * Float64Array.BYTES_PER_ELEMENT) : null;
  const arrange = <Kind extends Column>(column: Kind, renumber: Uint16Array | null = null): Kind => {
    const Columnar = column.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => Kind;
    const buffer = scratch ?? new SharedArrayBuffer(rows.length * column.BYTES_PER_ELEMENT);
    const arranged = new Columnar(buffer, 0, rows.length);
    gather(column, rows, renumber, arranged);
    if (scratch === null) return arranged;
    column.set(arranged);
    return column.subarray(0, rows.length) as Kind;
  };
  return {
    bookedAt: arrange(columns.bookedAt),
    amountMinor: arrange(columns.amountMinor),
    currency: arrange(columns.currency, tables.currency.renumber),
    timePrecision: arrange(columns.timePrecision),
    channel: arrange(columns.channel, tables.channel.renumber),
    payerCountry: arrange(columns.payerCountry, tables.country.renumber),
    payeeCountry: arrange(columns.payeeCountry, tables.country.renumber),
  };
}

type Column = Float64Array | Uint8Array | Uint16Array;

function gather(source: Column, rows: Int32Array, renumber: Uint16Array | null, target: Column): void {
  if (renumber === null) for (let i = 0; i < rows.length; i++) target[i] = source[rows[i]];
  else for (let i = 0; i < rows.length; i++) target[i] = renumber[source[rows[i]]];
}
