/** Rows as the queries give them (`cypher/`), and what they mean. Whole numbers come as bigint and stop here. */
import { ACCOUNT_KINDS, type AccountKind, type AccountRecord } from "../../domain/account.ts";
import { Failure } from "../../domain/failure.ts";
import type { Reject, SkippedRow } from "../../domain/reject.ts";
import type { MergedEdge, Standing, TimePrecision, Transfer } from "../../domain/transfer.ts";
import type { ReportLink, TimelineBucket } from "../store.ts";
import type { ReadyDataset } from "./ready-datasets.ts";

/** The database keeps no property for what is absent. */
type Maybe<T> = T | null | undefined;

export interface TransferRow {
  readonly payer: string;
  readonly payee: string;
  readonly transfer: {
    readonly datasetId: string;
    readonly transferId: string;
    readonly amountMinor: bigint;
    readonly currency: string;
    readonly bookedAt: bigint;
    readonly timePrecision: TimePrecision;
    readonly channel?: string;
    readonly remark?: string;
    readonly payerCountry?: string;
    readonly payeeCountry?: string;
    /** Place in the dataset's files. */
    readonly sourceFile: bigint;
    readonly sourceLine: bigint;
    readonly standing: Standing;
  };
}

/** Transfers of rows; `ready` knows the names of their files. */
export function transfersOf(rows: readonly TransferRow[], ready: readonly ReadyDataset[]): readonly Transfer[] {
  const filesOf = new Map(ready.map(({ dataset }) => [dataset.datasetId, dataset.files]));
  return rows.map(({ payer, payee, transfer }) => ({
    datasetId: transfer.datasetId,
    transferId: transfer.transferId,
    payer,
    payee,
    amountMinor: transfer.amountMinor,
    currency: transfer.currency,
    bookedAt: Number(transfer.bookedAt),
    timePrecision: transfer.timePrecision,
    channel: transfer.channel ?? null,
    remark: transfer.remark ?? null,
    payerCountry: transfer.payerCountry ?? null,
    payeeCountry: transfer.payeeCountry ?? null,
    sourceFile: filesOf.get(transfer.datasetId)?.[Number(transfer.sourceFile)]?.name ?? "",
    sourceLine: Number(transfer.sourceLine),
    standing: transfer.standing,
  }));
}

/** Facts of one account as one dataset gives them; absent ones are null. */
export interface FactsRow {
  readonly issuer: Maybe<string>;
  readonly kind: Maybe<AccountKind>;
  readonly country: Maybe<string>;
  readonly openedAt: Maybe<bigint>;
  readonly birthYear: Maybe<bigint>;
  readonly minorFlag: Maybe<boolean>;
}

/**
 * One account of what datasets say of it, in the order of their loading: the last wins, fact by fact, but a minor's flag
 * and the latest birth year win always.
 */
export function accountOf(accountId: string, facts: readonly FactsRow[]): AccountRecord {
  const last = <F extends keyof FactsRow>(fact: F) => facts.findLast((row) => isGiven(row[fact]))?.[fact] ?? null;
  return {
    accountId,
    issuer: last("issuer"),
    kind: last("kind") ?? ACCOUNT_KINDS[0],
    country: last("country"),
    openedAt: numberOf(last("openedAt")),
    birthYear: numberOf(largest(facts.map((row) => row.birthYear))),
    minorFlag: facts.some((row) => row.minorFlag === true) || last("minorFlag"),
  };
}

function largest(values: readonly Maybe<bigint>[]): bigint | null {
  return values.reduce<bigint | null>(
    (most, value) => (value != null && (most === null || value > most) ? value : most),
    null,
  );
}

export interface EdgeRow {
  readonly payerKey: bigint;
  readonly payeeKey: bigint;
  readonly currency: string;
  readonly transfers: bigint;
  readonly high: bigint;
  readonly low: bigint;
  readonly firstAt: bigint;
  readonly lastAt: bigint;
}

export function edgeOf(row: EdgeRow): MergedEdge {
  return {
    payerKey: Number(row.payerKey),
    payeeKey: Number(row.payeeKey),
    currency: row.currency,
    transfers: Number(row.transfers),
    amountMinor: amountOf(row.high, row.low),
    firstAt: Number(row.firstAt),
    lastAt: Number(row.lastAt),
  };
}

export interface BucketRow {
  readonly from: bigint;
  readonly currency: string;
  readonly inTransfers: bigint;
  readonly inHigh: bigint;
  readonly inLow: bigint;
  readonly outTransfers: bigint;
  readonly outHigh: bigint;
  readonly outLow: bigint;
}

export function bucketOf(row: BucketRow): TimelineBucket {
  return {
    from: Number(row.from),
    currency: row.currency,
    inTransfers: Number(row.inTransfers),
    inAmountMinor: amountOf(row.inHigh, row.inLow),
    outTransfers: Number(row.outTransfers),
    outAmountMinor: amountOf(row.outHigh, row.outLow),
  };
}

export interface LinkRow {
  readonly firstDatasetId: string;
  readonly firstTransferId: string;
  readonly secondDatasetId: string;
  readonly secondTransferId: string;
  readonly gapMs: bigint;
}

export function linkOf(row: LinkRow): ReportLink {
  return {
    first: { datasetId: row.firstDatasetId, transferId: row.firstTransferId },
    second: { datasetId: row.secondDatasetId, transferId: row.secondTransferId },
    gapMs: Number(row.gapMs),
  };
}

/** A reject or skipped row, whose line comes as bigint. */
export type LineRow<R extends Reject | SkippedRow> = Omit<R, "line"> & { readonly line: bigint };

export function lineOf<R extends Reject | SkippedRow>(row: LineRow<R>): R {
  return { ...row, line: Number(row.line) } as unknown as R;
}

/** A number of the database that is known to be small: a key, a count, a year, milliseconds. */
function numberOf(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** Sums come in two halves, as `cypher/edges-of.cypher` explains. */
function amountOf(high: bigint, low: bigint): bigint {
  return high * 2n ** 32n + low;
}

/** The only row of a query that always has one. */
export function onlyRow<R>(rows: readonly R[]): R {
  const [row] = rows;
  if (row === undefined) throw new Failure("STORE_FAILED", "Neo4j gave no row where it always gives one.");
  return row;
}
