import type { AccountRecord } from "./account.ts";
import type { Dataset } from "./dataset.ts";
import type { Reject, SkippedRow } from "./reject.ts";
import type { TimePrecision } from "./transfer.ts";
import type { EpochMs } from "./window.ts";

/** A canonical transfer on its way into a store: checked, typed, not yet keyed. */
export interface StagedTransfer {
  readonly transferId: string;
  readonly payer: string;
  readonly payee: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly bookedAt: EpochMs;
  readonly timePrecision: TimePrecision;
  readonly channel: string | null;
  readonly remark: string | null;
  readonly payerCountry: string | null;
  readonly payeeCountry: string | null;
  /** Index into `dataset.files`. */
  readonly sourceFile: number;
  readonly sourceLine: number;
  /** transferId (same dataset) of the transfer that this one sends back, where the source says so and it was found. */
  readonly reverses: string | null;
}

/**
 * What ingest hands to a store: a dataset that is complete, checked and counted.
 *
 * The transfers lie in one Parquet file with the columns
 * `transferId, payer, payee VARCHAR, amountMinor BIGINT, currency VARCHAR, bookedAt BIGINT (epoch ms),
 * timePrecision UTINYINT (index into TIME_PRECISIONS), channel, remark, payerCountry, payeeCountry VARCHAR (nullable),
 * sourceFile INTEGER, sourceLine BIGINT, reverses VARCHAR (nullable)`, only accepted rows, unique transferIds.
 * A store that cannot read Parquet takes `batches`, which yields the same rows in the same order.
 */
export interface StagedLoad {
  readonly dataset: Dataset;
  readonly transfersFile: string;
  batches(size: number): AsyncIterable<readonly StagedTransfer[]>;
  readonly accounts: AsyncIterable<readonly AccountRecord[]>;
  readonly rejects: AsyncIterable<readonly Reject[]>;
  readonly skippedRows: AsyncIterable<readonly SkippedRow[]>;
  /** Removes the staging files. Safe to call twice. */
  dispose(): Promise<void>;
}
