import type { TransferColumns } from "../domain/transfer.ts";
import type { CodeTable } from "./code-table.ts";
import type { LeftOut } from "./transfer-graph.ts";

/** Index into STANDINGS. */
const SECOND_REPORT = 1;
const RETURNED = 2;
const REVERSAL = 3;

/** Below this many transfers of one pair, insertion sort beats the library's sort. */
const INSERTION_SORT_LIMIT = 24;

export interface CountedRows {
  /** Rows that make edges, in the order of the columns. */
  readonly rows: Int32Array;
  readonly leftOut: LeftOut;
}

/**
 * Sorts out the rows that make no edge; each counts under the first reason that holds.
 * Throws where a row names a key that `indexOf` has no account for.
 */
export function countedRows(columns: TransferColumns, indexOf: Int32Array): CountedRows {
  const { payer, payee, amountMinor, standing, length } = columns;
  const rows = new Int32Array(length);
  let kept = 0;
  let selfTransfers = 0;
  let zeroAmounts = 0;
  let secondReports = 0;
  let returned = 0;
  let reversals = 0;
  for (let row = 0; row < length; row++) {
    if (!(indexOf[payer[row]] >= 0 && indexOf[payee[row]] >= 0)) throw unknownKey(payer[row], payee[row]);
    if (payer[row] === payee[row]) selfTransfers++;
    else if (amountMinor[row] === 0) zeroAmounts++;
    else if (standing[row] === SECOND_REPORT) secondReports++;
    else if (standing[row] === RETURNED) returned++;
    else if (standing[row] === REVERSAL) reversals++;
    else rows[kept++] = row;
  }
  return {
    rows: rows.subarray(0, kept),
    leftOut: { selfTransfers, zeroAmounts, secondReports, returned, reversals },
  };
}

function unknownKey(payer: number, payee: number): Error {
  return new Error(`A transfer names account keys ${payer} and ${payee}; the accounts hold no such pair.`);
}

/**
 * The rows by payee index, then payer index; rows of one pair stay in the order given. Returns `rows` itself when they
 * already lie so, as they do when a store reads them from a table sorted by pair.
 */
export function byPair(
  rows: Int32Array,
  payer: Int32Array,
  payee: Int32Array,
  indexOf: Int32Array,
  accountCount: number,
): Int32Array {
  if (isSortedByPair(rows, payer, payee, indexOf)) return rows;
  const byPayer = countingSort(rows, payer, indexOf, accountCount);
  return countingSort(byPayer, payee, indexOf, accountCount);
}

function isSortedByPair(rows: Int32Array, payer: Int32Array, payee: Int32Array, indexOf: Int32Array): boolean {
  let lastPayer = -1;
  let lastPayee = -1;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const from = indexOf[payer[row]];
    const to = indexOf[payee[row]];
    if (to < lastPayee || (to === lastPayee && from < lastPayer)) return false;
    lastPayer = from;
    lastPayee = to;
  }
  return true;
}

/** Stable: rows of one account stay in the order given. */
function countingSort(rows: Int32Array, key: Int32Array, indexOf: Int32Array, accountCount: number): Int32Array {
  const next = new Int32Array(accountCount + 1);
  for (let i = 0; i < rows.length; i++) next[indexOf[key[rows[i]]] + 1]++;
  for (let account = 0; account < accountCount; account++) next[account + 1] += next[account];
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) sorted[next[indexOf[key[rows[i]]]]++] = rows[i];
  return sorted;
}

export interface CodeTables {
  readonly currency: CodeTable;
  readonly channel: CodeTable;
  readonly country: CodeTable;
}

/**
 * Puts the rows of each pair in place into order by bookedAt, amount, then the texts of currency, channel, payer's and
 * payee's country, and time precision. Rows that tie on all of these are the same to whoever reads the graph.
 */
export function orderWithinPairs(
  rows: Int32Array,
  pairStart: Int32Array,
  columns: TransferColumns,
  tables: CodeTables,
): void {
  const { bookedAt } = columns;
  const compare = transferOrder(columns, tables);
  for (let pair = 0; pair + 1 < pairStart.length; pair++) {
    const from = pairStart[pair];
    const to = pairStart[pair + 1];
    let isOrdered = true;
    for (let i = from + 1; isOrdered && i < to; i++) {
      isOrdered = bookedAt[rows[i - 1]] < bookedAt[rows[i]] || compare(rows[i - 1], rows[i]) <= 0;
    }
    if (isOrdered) continue;
    if (to - from > INSERTION_SORT_LIMIT) rows.subarray(from, to).sort(compare);
    else insertionSort(rows, from, to, compare);
  }
}

function transferOrder(columns: TransferColumns, tables: CodeTables): (a: number, b: number) => number {
  const { bookedAt, amountMinor, currency, channel, payerCountry, payeeCountry, timePrecision } = columns;
  const currencyRank = tables.currency.renumber;
  const channelRank = tables.channel.renumber;
  const countryRank = tables.country.renumber;
  return (a, b) =>
    bookedAt[a] - bookedAt[b] ||
    amountMinor[a] - amountMinor[b] ||
    currencyRank[currency[a]] - currencyRank[currency[b]] ||
    channelRank[channel[a]] - channelRank[channel[b]] ||
    countryRank[payerCountry[a]] - countryRank[payerCountry[b]] ||
    countryRank[payeeCountry[a]] - countryRank[payeeCountry[b]] ||
    timePrecision[a] - timePrecision[b];
}

function insertionSort(rows: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  for (let i = from + 1; i < to; i++) {
    const row = rows[i];
    let place = i;
    while (place > from && compare(rows[place - 1], row) > 0) {
      rows[place] = rows[place - 1];
      place--;
    }
    rows[place] = row;
  }
}
