import { ACCOUNT_KINDS, type AccountRecord } from "../../domain/account.ts";
import { STANDINGS, TIME_PRECISIONS, type Transfer } from "../../domain/transfer.ts";
import type { ReportLink } from "../store.ts";

/** Rows as the queries give them (`sql/`), and what they mean. */

export interface TransferRow {
  readonly datasetId: string;
  readonly transferId: string;
  readonly payer: string;
  readonly payee: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly bookedAt: bigint;
  readonly timePrecision: number;
  readonly channel: string | null;
  readonly remark: string | null;
  readonly payerCountry: string | null;
  readonly payeeCountry: string | null;
  readonly sourceFile: string;
  readonly sourceLine: bigint;
  readonly standing: number;
}

export function transferOf(row: TransferRow): Transfer {
  return {
    datasetId: row.datasetId,
    transferId: row.transferId,
    payer: row.payer,
    payee: row.payee,
    amountMinor: row.amountMinor,
    currency: row.currency,
    bookedAt: Number(row.bookedAt),
    timePrecision: TIME_PRECISIONS[row.timePrecision]!,
    channel: row.channel,
    remark: row.remark,
    payerCountry: row.payerCountry,
    payeeCountry: row.payeeCountry,
    sourceFile: row.sourceFile,
    sourceLine: Number(row.sourceLine),
    standing: STANDINGS[row.standing]!,
  };
}

export type AccountRow = Omit<AccountRecord, "kind"> & { readonly kind: number };

export function accountOf(row: AccountRow): AccountRecord {
  const { accountId, issuer, kind, country, openedAt, birthYear, minorFlag } = row;
  return { accountId, issuer, kind: ACCOUNT_KINDS[kind]!, country, openedAt, birthYear, minorFlag };
}

export interface LinkRow {
  readonly firstDatasetId: string;
  readonly firstTransferId: string;
  readonly secondDatasetId: string;
  readonly secondTransferId: string;
  readonly gapMs: number;
}

export function linkOf(row: LinkRow): ReportLink {
  return {
    first: { datasetId: row.firstDatasetId, transferId: row.firstTransferId },
    second: { datasetId: row.secondDatasetId, transferId: row.secondTransferId },
    gapMs: row.gapMs,
  };
}
