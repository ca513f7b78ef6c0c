/** The words for what holds and moves money. */

/** `issuer:number`, or the number alone where no issuer is known. Always text: leading zeros and 19 digits survive. */
export type AccountId = string;

/** Dense integer 0..n-1 that one store gave an account for good. Differs between stores; never shown. */
export type AccountKey = number;

/** In this order the kinds are numbered in columns. */
export const ACCOUNT_KINDS = [
  "unknown",
  "bank",
  "e-wallet",
  "card",
  "crypto",
  "remittance",
  "merchant",
  "agent",
  "platform",
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** What an `accounts` file says of one account. Absent facts are null, never a guess. */
export interface AccountRecord {
  readonly accountId: AccountId;
  readonly issuer: string | null;
  readonly kind: AccountKind;
  readonly country: string | null;
  /** Epoch milliseconds UTC. */
  readonly openedAt: number | null;
  readonly birthYear: number | null;
  readonly minorFlag: boolean | null;
}

/** Prefix of the accountId of a counterparty that no account number names ("cash", a name in the narrative). */
export const UNRESOLVED_PREFIX = "unresolved:";

/** Unresolved counterparties are shown and summed, but never counted as distinct payers. */
export function isUnresolved(accountId: AccountId): boolean {
  return accountId.startsWith(UNRESOLVED_PREFIX);
}

/**
 * Facts of every account of a store as columns; index = account key.
 * A fact that nobody gave is the value named beside its column.
 */
export interface AccountColumns {
  readonly length: number;
  /** Keys in code-point order of accountId: `order[rank]` is a key. */
  readonly order: Int32Array;
  /** Index into ACCOUNT_KINDS; 0 unknown. */
  readonly kind: Uint8Array;
  /** Index into `countries`; 0 is "" for not given. */
  readonly country: Uint16Array;
  readonly countries: readonly string[];
  /** Epoch ms; NaN not given. */
  readonly openedAt: Float64Array;
  /** 0 not given. */
  readonly birthYear: Int16Array;
  /** 0 not given, 1 adult, 2 minor. */
  readonly minorFlag: Uint8Array;
  /** 1 for a counterparty without account number (`unresolved:…`). */
  readonly unresolved: Uint8Array;
}
