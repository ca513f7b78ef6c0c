import { ACCOUNT_KINDS, type AccountColumns } from "../../server/domain/account.ts";
import { STANDINGS, TIME_PRECISIONS, type TransferColumns } from "../../server/domain/transfer.ts";
import type { Window } from "../../server/domain/window.ts";
import type { Store } from "../../server/store/store.ts";

/** One transfer of the columns with every index and key spelt out. */
export interface ColumnRow {
  readonly payer: string;
  readonly payee: string;
  readonly amountMinor: number;
  readonly bookedAt: number;
  readonly currency: string;
  readonly timePrecision: string;
  readonly channel: string;
  readonly payerCountry: string;
  readonly payeeCountry: string;
  readonly standing: string;
}

/** All transfers of the columns of a window, spelt out, in an order that any store leads to. */
export async function columnRows(store: Store, window: Window): Promise<readonly ColumnRow[]> {
  const columns = await store.transferColumns(window);
  const payers = await store.accountIds(columns.payer);
  const payees = await store.accountIds(columns.payee);
  const rows = Array.from({ length: columns.length }, (_, i) => rowOf(columns, i, payers[i]!, payees[i]!));
  return rows
    .map((row) => [JSON.stringify(row), row] as const)
    .sort(byText)
    .map(([, row]) => row);
}

function rowOf(columns: TransferColumns, i: number, payer: string, payee: string): ColumnRow {
  return {
    payer,
    payee,
    amountMinor: columns.amountMinor[i]!,
    bookedAt: columns.bookedAt[i]!,
    currency: columns.currencies[columns.currency[i]!]!,
    timePrecision: TIME_PRECISIONS[columns.timePrecision[i]!]!,
    channel: columns.channels[columns.channel[i]!]!,
    payerCountry: columns.countries[columns.payerCountry[i]!]!,
    payeeCountry: columns.countries[columns.payeeCountry[i]!]!,
    standing: STANDINGS[columns.standing[i]!]!,
  };
}

function byText(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

/** One account of the columns with every index spelt out. */
export interface AccountRow {
  readonly accountId: string;
  readonly kind: string;
  readonly country: string;
  readonly openedAt: number;
  readonly birthYear: number;
  readonly minorFlag: number;
  readonly unresolved: number;
}

/** All named accounts of the columns, spelt out, in the stated order. */
export async function accountRows(store: Store): Promise<readonly AccountRow[]> {
  const columns = await store.accounts();
  const ids = await store.accountIds(columns.order);
  return ids.map((accountId, rank) => accountRowOf(columns, columns.order[rank]!, accountId));
}

function accountRowOf(columns: AccountColumns, key: number, accountId: string): AccountRow {
  return {
    accountId,
    kind: ACCOUNT_KINDS[columns.kind[key]!]!,
    country: columns.countries[columns.country[key]!]!,
    openedAt: columns.openedAt[key]!,
    birthYear: columns.birthYear[key]!,
    minorFlag: columns.minorFlag[key]!,
    unresolved: columns.unresolved[key]!,
  };
}
