import type { AccountColumns } from "../domain/account.ts";
import { Failure } from "../domain/failure.ts";
import type { OnProgress, StopSignal } from "../domain/progress.ts";
import type { Window } from "../domain/window.ts";
import type { TransferGraph } from "../graph/transfer-graph.ts";
import { type AccountFacts, FACTS, INFLOW_PARTS } from "./account-facts.ts";
import { amountMeasure } from "./amount-measure.ts";
import { channelMeasure } from "./channel-measure.ts";
import { measureCoPayment } from "./co-payment.ts";
import type { CurrencyBand } from "./currency-band.ts";
import { exitMeasure } from "./exit-measure.ts";
import { fanInMeasure } from "./fan-in-measure.ts";
import { holderMeasure } from "./holder-measure.ts";
import { LedgerReader } from "./ledger.ts";
import type { MeasureContext } from "./measure.ts";
import { passThroughMeasure } from "./pass-through-measure.ts";
import { placeMeasure } from "./place-measure.ts";
import { repeatMeasure } from "./repeat-measure.ts";
import { strangerMeasure } from "./stranger-measure.ts";
import { inflowMeasure, timeMeasure } from "./time-measure.ts";

export interface MeasureOptions {
  /** Accounts with fewer distinct payers are not measured. */
  readonly minFanIn: number;
  /** The window of the graph; its twelve equal parts count the inflow. */
  readonly window: Window;
  /** Amounts between persons, by currency code. */
  readonly bands: ReadonlyMap<string, CurrencyBand>;
  /** By account index: 1 for accounts to measure whenever anybody paid them (the protected ones). */
  readonly always?: Uint8Array;
  readonly onProgress?: OnProgress;
  readonly signal?: StopSignal;
}

const ACCOUNTS_PER_REPORT = 4_096;

/**
 * Facts of every account with at least `minFanIn` distinct payers, rows by account index.
 *
 * Counterparties without an account number are measured as payers beside the others, never among them, and get no row
 * of their own: many people may stand behind one. The same graph gives the same bytes, whatever order its transfers
 * were read in. Throws RUN_STOPPED when asked to stop. One pass over the transfers of the measured accounts, then
 * co-payment; together about as long as building the graph took, and 400 bytes an account measured.
 */
export function measureAccounts(graph: TransferGraph, accounts: AccountColumns, options: MeasureOptions): AccountFacts {
  const isUnresolved = new Uint8Array(graph.accountCount);
  for (let i = 0; i < isUnresolved.length; i++) isUnresolved[i] = accounts.unresolved[graph.keyOf[i]];
  const fanIn = countPayers(graph, isUnresolved);
  const account = accountsToMeasure(fanIn, isUnresolved, options);
  const values = new Float64Array(account.length * FACTS.length);
  const inflow = new Uint32Array(account.length * INFLOW_PARTS);
  const reader = new LedgerReader(graph, account);
  const context: MeasureContext = {
    graph,
    accounts,
    bands: options.bands,
    fanIn,
    isUnresolved,
    ledgers: reader,
    lastAt: latest(graph.bookedAt),
  };
  const measures = [
    fanInMeasure(context),
    repeatMeasure(context),
    strangerMeasure(context),
    amountMeasure(context),
    passThroughMeasure(context),
    exitMeasure(context),
    placeMeasure(context),
    holderMeasure(context),
    channelMeasure(context),
    timeMeasure(context),
    inflowMeasure(context, options.window, inflow),
  ];
  const facts = new Float64Array(FACTS.length);
  for (let row = 0; row < account.length; row++) {
    if (row % ACCOUNTS_PER_REPORT === 0) report(row, account.length, options);
    const ledger = reader.open(account[row]);
    facts.fill(Number.NaN);
    for (const measure of measures) measure(ledger, facts, row);
    values.set(facts, row * FACTS.length);
  }
  report(account.length, account.length, options);
  measureCoPayment({ graph, isUnresolved, fanIn, bands: options.bands, account }, values);
  const reachesFanIn = Uint8Array.from(account, (index) => (fanIn[index] >= options.minFanIn ? 1 : 0));
  return { length: account.length, account, values, inflow, reachesFanIn };
}

function countPayers({ accountCount, inStart, edgePayer }: TransferGraph, isUnresolved: Uint8Array): Int32Array {
  const fanIn = new Int32Array(accountCount);
  for (let account = 0; account < accountCount; account++) {
    for (let edge = inStart[account]; edge < inStart[account + 1]; edge++) {
      if (isUnresolved[edgePayer[edge]] === 0) fanIn[account]++;
    }
  }
  return fanIn;
}

function accountsToMeasure(
  fanIn: Int32Array,
  isUnresolved: Uint8Array,
  { minFanIn, always }: MeasureOptions,
): Int32Array {
  const chosen = new Int32Array(fanIn.length);
  let count = 0;
  for (let account = 0; account < fanIn.length; account++) {
    const least = always?.[account] === 1 ? 1 : minFanIn;
    if (isUnresolved[account] === 0 && fanIn[account] >= least) chosen[count++] = account;
  }
  return chosen.slice(0, count);
}

function latest(moments: Float64Array): number {
  let last = Number.NaN;
  for (let t = 0; t < moments.length; t++) if (!(moments[t] <= last)) last = moments[t];
  return last;
}

function report(done: number, total: number, { onProgress, signal }: MeasureOptions): void {
  if (signal?.aborted) {
    throw new Failure("RUN_STOPPED", "The scoring run was stopped before it was done. Nothing of it is kept.");
  }
  onProgress?.({ step: "measuring", done, total, unit: "accounts" });
}
