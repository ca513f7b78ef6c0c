import type { TransferGraph } from "../graph/transfer-graph.ts";
import { sortNumbers } from "./sort-numbers.ts";
import { PairSorter } from "./sort-pairs.ts";

/** One account's movements in one currency, ordered by time, then amount. */
export interface Flow {
  readonly length: number;
  readonly at: Float64Array;
  readonly amount: Float64Array;
}

/**
 * One account's counted transfers, gathered once for all measures. Every `open` overwrites what was there, so nothing
 * is allocated from account to account.
 */
export interface Ledger {
  readonly account: number;
  /** Index into the graph's currencies; -1 where nothing was received. */
  readonly currency: number;
  /** In the main currency. */
  readonly received: Flow;
  readonly sent: Flow;
  /** False where a movement in the main currency is known to the day only: then hours between movements mean nothing. */
  readonly knowsHours: boolean;
  /** Amounts received in the main currency, ascending; the first `received.length` count. */
  readonly amounts: Float64Array;
}

/** Index into TIME_PRECISIONS. */
const DAY_ONLY = 0;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Opens the ledger of one account after the other, with room for the largest of the accounts named. */
export class LedgerReader {
  readonly #graph: TransferGraph;
  readonly #received: Mutable<Flow>;
  readonly #sent: Mutable<Flow>;
  readonly #ledger: Mutable<Ledger>;
  readonly #sorter: PairSorter;
  readonly #currencyCount: Int32Array;
  /** Number of the ledger in which the account was last seen as payee, as payer. */
  readonly #payeeIn: Int32Array;
  readonly #payerIn: Int32Array;
  #opened = 0;
  /** Sizes of the largest ledger: transfers received, payees. */
  readonly mostTransfersIn: number;
  readonly mostPayees: number;

  constructor(graph: TransferGraph, accounts: Int32Array) {
    let [mostIn, mostOut, mostPayees] = [0, 0, 0];
    for (const account of accounts) {
      mostIn = Math.max(mostIn, transfersIn(graph, account));
      mostOut = Math.max(mostOut, transfersOut(graph, account));
      mostPayees = Math.max(mostPayees, graph.outStart[account + 1] - graph.outStart[account]);
    }
    this.#graph = graph;
    this.#received = { length: 0, at: new Float64Array(mostIn), amount: new Float64Array(mostIn) };
    this.#sent = { length: 0, at: new Float64Array(mostOut), amount: new Float64Array(mostOut) };
    this.#ledger = {
      account: -1,
      currency: -1,
      received: this.#received,
      sent: this.#sent,
      knowsHours: true,
      amounts: new Float64Array(mostIn),
    };
    this.#sorter = new PairSorter(Math.max(mostIn, mostOut));
    this.#currencyCount = new Int32Array(graph.currencies.length);
    this.#payeeIn = new Int32Array(graph.accountCount);
    this.#payerIn = new Int32Array(graph.accountCount);
    this.mostTransfersIn = mostIn;
    this.mostPayees = mostPayees;
  }

  /** The ledger of an account, valid until the next call. */
  open(account: number): Ledger {
    const ledger = this.#ledger;
    this.#opened++;
    ledger.account = account;
    ledger.knowsHours = true;
    ledger.currency = this.#mainCurrency(account);
    this.#gatherReceived(account, ledger.currency);
    this.#gatherSent(account, ledger.currency);
    const { length, amount } = this.#received;
    for (let i = 0; i < length; i++) ledger.amounts[i] = amount[i];
    sortNumbers(ledger.amounts, length);
    return ledger;
  }

  /** Whether the account that was opened last ever paid `other`. */
  hasPaid(other: number): boolean {
    return this.#payeeIn[other] === this.#opened;
  }

  /** Whether `other` ever paid the account that was opened last. */
  wasPaidBy(other: number): boolean {
    return this.#payerIn[other] === this.#opened;
  }

  #mainCurrency(account: number): number {
    const { inStart, edgeTransferStart, currency } = this.#graph;
    const to = edgeTransferStart[inStart[account + 1]];
    if (to === edgeTransferStart[inStart[account]]) return -1;
    const count = this.#currencyCount.fill(0);
    if (count.length === 1) return 0;
    for (let t = edgeTransferStart[inStart[account]]; t < to; t++) count[currency[t]]++;
    let main = -1;
    for (let code = 0; code < count.length; code++) if (count[code] > (main < 0 ? 0 : count[main])) main = code;
    return main;
  }

  #gatherReceived(account: number, main: number): void {
    const { inStart, edgePayer, edgeTransferStart } = this.#graph;
    const flow = this.#received;
    flow.length = 0;
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      this.#payerIn[edgePayer[edge]] = this.#opened;
    }
    this.#gather(flow, edgeTransferStart[inStart[account]], edgeTransferStart[inStart[account + 1]], main);
    this.#sorter.sort(flow.at, flow.amount, flow.length);
  }

  #gatherSent(account: number, main: number): void {
    const { outStart, outEdge, edgePayee, edgeTransferStart } = this.#graph;
    const flow = this.#sent;
    flow.length = 0;
    for (let i = outStart[account]; i < outStart[account + 1]; i++) {
      const edge = outEdge[i];
      this.#payeeIn[edgePayee[edge]] = this.#opened;
      this.#gather(flow, edgeTransferStart[edge], edgeTransferStart[edge + 1], main);
    }
    this.#sorter.sort(flow.at, flow.amount, flow.length);
  }

  #gather(flow: Mutable<Flow>, from: number, to: number, main: number): void {
    const { currency, bookedAt, amountMinor, timePrecision } = this.#graph;
    for (let t = from; t < to; t++) {
      if (currency[t] !== main) continue;
      flow.at[flow.length] = bookedAt[t];
      flow.amount[flow.length++] = amountMinor[t];
      if (timePrecision[t] === DAY_ONLY) this.#ledger.knowsHours = false;
    }
  }
}

export function transfersIn(graph: TransferGraph, account: number): number {
  const { inStart, edgeTransferStart } = graph;
  return edgeTransferStart[inStart[account + 1]] - edgeTransferStart[inStart[account]];
}

function transfersOut(graph: TransferGraph, account: number): number {
  const { outStart, outEdge, edgeTransferStart } = graph;
  let count = 0;
  for (let i = outStart[account]; i < outStart[account + 1]; i++) {
    count += edgeTransferStart[outEdge[i] + 1] - edgeTransferStart[outEdge[i]];
  }
  return count;
}
