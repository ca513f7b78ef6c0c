import type { z } from "zod";
import type { StoredFinding } from "../casebook/stored-finding.ts";
import { decimalOf } from "../domain/currency.ts";
import type { Dataset } from "../domain/dataset.ts";
import { shownTransferId } from "../domain/derived-id.ts";
import type { Run } from "../domain/run.ts";
import type { MergedEdge, Transfer, TransferRef } from "../domain/transfer.ts";
import type { EpochMs } from "../domain/window.ts";
import type { FindingInBrief } from "../jobs/finding-in-brief.ts";
import type { ProtectionView } from "../jobs/protection.ts";
import type { ShownAccount } from "./shown-accounts.ts";
import type * as wire from "./wire.ts";

/**
 * From the words of the domain to those of the wire. Accounts come as `ShownAccount`s and free text goes through
 * `Redact`, so that no true id shows that may not: banks make transfer numbers and file names out of account numbers.
 */
export type Redact = ProtectionView["redact"];

export function timeText(instant: EpochMs): string {
  return new Date(instant).toISOString();
}

export function datasetView(dataset: Dataset, redact: Redact): z.infer<typeof wire.DatasetView> {
  const { datasetId, institution, legalBasis, files, mapping, warnings, loadedAt, loadedBy, period } = dataset;
  const { rowsRead, accepted, rejected, duplicate, skipped, rounded } = dataset;
  return {
    datasetId: redact(datasetId),
    institution: institution && redact(institution),
    legalBasis: legalBasis && redact(legalBasis),
    files: files.map(({ name, sha256, bytes }) => ({ name: redact(name), sha256, bytes })),
    mapping,
    rowsRead,
    accepted,
    rejected,
    duplicate,
    skipped,
    rounded,
    from: period && timeText(period.from),
    to: period && timeText(period.to),
    warnings: warnings.map(redact),
    loadedAt,
    loadedBy,
  };
}

export function runView(run: Run, redact: Redact): wire.RunRow {
  const { window, engine, resolution, seed, minFanIn, catalogueVersion } = run.parameters;
  const { accounts, transfers, edges, scored, protectedScored, communities } = run.counts;
  return {
    runId: run.runId,
    runKey: run.runKey,
    from: timeText(window.from),
    to: timeText(window.to),
    engine,
    resolution,
    seed,
    minFanIn,
    catalogueVersion,
    datasetIds: run.datasetIds.map(redact),
    counts: { accounts, transfers, edges, scored, protectedScored, communities },
    modularity: run.modularity,
    timings: run.timings.map(({ step, seconds }) => ({ step, seconds })),
    peakMemoryMb: run.peakMemoryMb,
    outcome: run.outcome,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}

export function hubView(finding: StoredFinding, account: ShownAccount, brief: FindingInBrief): wire.HubRow {
  const { rank, score, confidence, fanIn, unresolvedPayers, transfers, amountMinor, currency } = finding;
  return {
    rank,
    accountId: account.shownId,
    score,
    confidence,
    fanIn,
    unresolvedPayers,
    transfers,
    amount: decimalOf(amountMinor, currency),
    currency,
    communityId: finding.communityId,
    lookAlike: finding.lookAlike,
    isProtected: account.isProtected,
    reasons: brief.reasons.map(({ en, id }) => ({ en, id })),
    inflow: [...brief.inflow],
  };
}

export function edgeView(edge: MergedEdge, payer: ShownAccount, payee: ShownAccount): wire.EdgeRow {
  return {
    payer: payer.shownId,
    payee: payee.shownId,
    currency: edge.currency,
    transfers: edge.transfers,
    amount: decimalOf(edge.amountMinor, edge.currency),
    firstAt: timeText(edge.firstAt),
    lastAt: timeText(edge.lastAt),
  };
}

/** The remark of a transfer that touches a protected account is withheld: it often names the child, the school, the parent. */
export function transferView(
  transfer: Transfer,
  payer: ShownAccount,
  payee: ShownAccount,
  redact: Redact,
): wire.TransferRow {
  const touchesProtected = payer.isProtected || payee.isProtected;
  const isWithheld = transfer.remark !== null && touchesProtected;
  return {
    datasetId: redact(transfer.datasetId),
    transferId: redact(shownTransferId(transfer, touchesProtected)),
    payer: payer.shownId,
    payee: payee.shownId,
    amount: decimalOf(transfer.amountMinor, transfer.currency),
    currency: transfer.currency,
    bookedAt: timeText(transfer.bookedAt),
    timePrecision: transfer.timePrecision,
    channel: transfer.channel === null ? null : redact(transfer.channel),
    remark: transfer.remark === null || isWithheld ? null : redact(transfer.remark),
    remarkWithheld: isWithheld,
    standing: transfer.standing,
    sourceFile: redact(transfer.sourceFile),
    sourceLine: transfer.sourceLine,
  };
}

export function counterpartyView(edge: MergedEdge, direction: "in" | "out", other: ShownAccount): wire.CounterpartyRow {
  return {
    accountId: other.shownId,
    direction,
    currency: edge.currency,
    transfers: edge.transfers,
    amount: decimalOf(edge.amountMinor, edge.currency),
    firstAt: timeText(edge.firstAt),
    lastAt: timeText(edge.lastAt),
    isProtected: other.isProtected,
    isUnresolved: other.isUnresolved,
  };
}

export function refView(
  { datasetId, transferId }: TransferRef,
  redact: Redact,
): z.infer<typeof wire.LinkView>["first"] {
  return { datasetId: redact(datasetId), transferId: redact(transferId) };
}
