import type { AccountId, AccountKey } from "./account.ts";
import type { EpochMs } from "./window.ts";

/** How exactly `bookedAt` is known; the index is the number used in columns. */
export const TIME_PRECISIONS = ["day", "minute", "second", "ms"] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** One booked movement, payer to payee: a record with its provenance. */
export interface Transfer {
  readonly datasetId: string;
  /** Unique within its dataset. */
  readonly transferId: string;
  readonly payer: AccountId;
  readonly payee: AccountId;
  /** Whole minor units of `currency`, so sums are exact. Never negative. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly bookedAt: EpochMs;
  readonly timePrecision: TimePrecision;
  readonly channel: string | null;
  readonly remark: string | null;
  readonly payerCountry: string | null;
  readonly payeeCountry: string | null;
  /** File of the load, as named by the user, and physical line (1 = first line of the file). */
  readonly sourceFile: string;
  readonly sourceLine: number;
  readonly standing: Standing;
}

/**
 * How a transfer counts:
 * `counted`; `second report` of a transfer that another institution also reported (kept, shown, counted there);
 * `returned`, its money came back; `reversal`, the return itself. The last two are left out of fan-in and net sums.
 */
export const STANDINGS = ["counted", "second report", "returned", "reversal"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Names one transfer inside a store. */
export interface TransferRef {
  readonly datasetId: string;
  readonly transferId: string;
}

/** Most channels and countries of a store that its columns number. */
export const MOST_CHANNELS = 65_535;
export const MOST_COUNTRIES = 4_095;

/**
 * Transfers of a window as columns of equal length, in no promised order: whoever analyses them puts
 * them into canonical order first, so that both stores lead to the same bytes.
 * Buffers are SharedArrayBuffers where the store can make them so. Names are in code-point order, those of channels and
 * countries after "" for not given; they may be more than the window's transfers have. Where a store has more channels
 * or countries than the most that columns number, the texts are no names but free text: all of them read as not given.
 */
export interface TransferColumns {
  readonly length: number;
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  /** Exact whole numbers: a store throws AMOUNT_BEYOND_EXACT rather than round one above 2^53 - 1. */
  readonly amountMinor: Float64Array;
  readonly bookedAt: Float64Array;
  /** Index into `currencies`. */
  readonly currency: Uint8Array;
  readonly currencies: readonly string[];
  /** Index into TIME_PRECISIONS. */
  readonly timePrecision: Uint8Array;
  /** Index into `channels`; 0 is "" for not given. */
  readonly channel: Uint16Array;
  readonly channels: readonly string[];
  /** Index into `countries`; 0 is "" for not given. */
  readonly payerCountry: Uint16Array;
  readonly payeeCountry: Uint16Array;
  readonly countries: readonly string[];
  /** Index into STANDINGS. */
  readonly standing: Uint8Array;
}

/** All counted transfers of an ordered pair in a window and one currency, merged. */
export interface MergedEdge {
  readonly payerKey: AccountKey;
  readonly payeeKey: AccountKey;
  readonly currency: string;
  readonly transfers: number;
  readonly amountMinor: bigint;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
}
