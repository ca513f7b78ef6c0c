import fc from "fast-check";
import type { AccountColumns } from "../../server/domain/account.ts";
import { byCodePoint } from "../../server/domain/code-point-order.ts";
import { STANDINGS, type Standing, TIME_PRECISIONS, type TransferColumns } from "../../server/domain/transfer.ts";

/** A transfer as a test writes it: only what a graph can tell apart. */
export interface SampleTransfer {
  readonly payer: string;
  readonly payee: string;
  readonly amountMinor: number;
  readonly bookedAt: number;
  readonly currency: string;
  readonly channel: string;
  readonly payerCountry: string;
  readonly payeeCountry: string;
  readonly timePrecision: number;
  readonly standing: Standing;
}

export function transfer(payer: string, payee: string, facts: Partial<SampleTransfer> = {}): SampleTransfer {
  return {
    payer,
    payee,
    amountMinor: 100,
    bookedAt: 0,
    currency: "IDR",
    channel: "",
    payerCountry: "",
    payeeCountry: "",
    timePrecision: 3,
    standing: "counted",
    ...facts,
  };
}

/** How one store happens to number things: the order in which it first met them. */
export interface StoreNumbering {
  readonly accountIds: readonly string[];
  readonly currencies: readonly string[];
  readonly channels: readonly string[];
  readonly countries: readonly string[];
}

export const CURRENCIES = ["IDR", "PHP", "USD"];
const CHANNELS = ["", "bank", "e-wallet", "送金"];
const COUNTRIES = ["", "ID", "PH", "SG"];

export function numberingOf(transfers: readonly SampleTransfer[], more: readonly string[] = []): StoreNumbering {
  const accountIds = new Set([...transfers.flatMap(({ payer, payee }) => [payer, payee]), ...more]);
  return { accountIds: [...accountIds], currencies: CURRENCIES, channels: CHANNELS, countries: COUNTRIES };
}

/** The columns that a store with this numbering returns for the transfers in this order. */
export function columnsOf(transfers: readonly SampleTransfer[], numbering: StoreNumbering): TransferColumns {
  const key = new Map(numbering.accountIds.map((accountId, index) => [accountId, index]));
  const pick = (read: (transfer: SampleTransfer) => number): number[] => transfers.map(read);
  return {
    length: transfers.length,
    payer: Int32Array.from(pick(({ payer }) => key.get(payer) ?? -1)),
    payee: Int32Array.from(pick(({ payee }) => key.get(payee) ?? -1)),
    amountMinor: Float64Array.from(pick(({ amountMinor }) => amountMinor)),
    bookedAt: Float64Array.from(pick(({ bookedAt }) => bookedAt)),
    currency: Uint8Array.from(pick(({ currency }) => numbering.currencies.indexOf(currency))),
    currencies: numbering.currencies,
    timePrecision: Uint8Array.from(pick(({ timePrecision }) => timePrecision)),
    channel: Uint16Array.from(pick(({ channel }) => numbering.channels.indexOf(channel))),
    channels: numbering.channels,
    payerCountry: Uint16Array.from(pick(({ payerCountry }) => numbering.countries.indexOf(payerCountry))),
    payeeCountry: Uint16Array.from(pick(({ payeeCountry }) => numbering.countries.indexOf(payeeCountry))),
    countries: numbering.countries,
    standing: Uint8Array.from(pick(({ standing }) => STANDINGS.indexOf(standing))),
  };
}

export function accountsOf({ accountIds }: StoreNumbering): AccountColumns {
  const length = accountIds.length;
  const keys = accountIds.map((_, key) => key);
  return {
    length,
    order: Int32Array.from(keys.sort((a, b) => byCodePoint(accountIds[a] ?? "", accountIds[b] ?? ""))),
    kind: new Uint8Array(length),
    country: new Uint16Array(length),
    countries: [""],
    openedAt: new Float64Array(length).fill(Number.NaN),
    birthYear: new Int16Array(length),
    minorFlag: new Uint8Array(length),
    unresolved: new Uint8Array(length),
  };
}

const accountId = fc.constantFrom("A-1", "A-10", "A-2", "B", "Ж", "口座", "😀", "\uffee", "0007", "7");

/** Few accounts, few times, few amounts, so that pairs repeat and ties are common. */
export const sampleTransfers: fc.Arbitrary<SampleTransfer[]> = fc.array(
  fc.record({
    payer: accountId,
    payee: accountId,
    amountMinor: fc.constantFrom(0, 1, 100, 2 ** 53 - 1),
    bookedAt: fc.constantFrom(-1, 0, 86_400_000, 1_700_000_000_000),
    currency: fc.constantFrom(...CURRENCIES),
    channel: fc.constantFrom(...CHANNELS),
    payerCountry: fc.constantFrom(...COUNTRIES),
    payeeCountry: fc.constantFrom(...COUNTRIES),
    timePrecision: fc.nat(TIME_PRECISIONS.length - 1),
    standing: fc.oneof(
      { weight: 4, arbitrary: fc.constant("counted" as const) },
      { weight: 1, arbitrary: fc.constantFrom(...STANDINGS) },
    ),
  }),
  { maxLength: 120 },
);

/** Any order of the same things. */
export function shuffledNumbering(numbering: StoreNumbering): fc.Arbitrary<StoreNumbering> {
  const anyOrder = (items: readonly string[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  return fc.record({
    accountIds: anyOrder(numbering.accountIds),
    currencies: anyOrder(numbering.currencies),
    channels: anyOrder(numbering.channels.slice(1)).map((codes) => ["", ...codes]),
    countries: anyOrder(numbering.countries.slice(1)).map((codes) => ["", ...codes]),
  });
}
