import type { SQLInputValue } from "node:sqlite";
import { type LookAlikeId, QUEUES, type Queue } from "../domain/finding.ts";
import type { Row } from "./casebook-database.ts";
import type { ScoredFinding, StoredFinding } from "./stored-finding.ts";

/** Values of `insert-finding`, in the order of its columns. */
export function findingValues(runNumber: number, finding: ScoredFinding): readonly SQLInputValue[] {
  return [
    runNumber,
    QUEUES.indexOf(finding.queue),
    finding.rank,
    finding.accountId,
    finding.accountKey,
    finding.score,
    finding.confidence,
    finding.fanIn,
    finding.unresolvedPayers,
    finding.transfers,
    finding.amountMinor.toString(),
    finding.currency,
    finding.communityId,
    finding.lookAlike,
    finding.urgency.score,
    finding.urgency.confidence,
    bytesOf(finding.featureRow),
  ];
}

/** What the row says of the account as it is protected now: of a protected one its urgency, and nothing of a hub's. */
export function findingOfRow(row: Row): StoredFinding {
  const isProtected = row.isProtected === 1;
  return {
    rank: Number(row.rank),
    accountId: String(row.accountId),
    accountKey: Number(row.accountKey),
    score: Number(isProtected ? row.urgency : row.score),
    confidence: Number(isProtected ? row.urgencyConfidence : row.confidence),
    fanIn: Number(row.fanIn),
    unresolvedPayers: Number(row.unresolvedPayers),
    transfers: Number(row.transfers),
    amountMinor: BigInt(String(row.amountMinor)),
    currency: String(row.currency),
    communityId: Number(row.communityId),
    lookAlike: isProtected ? null : (row.lookAlike as LookAlikeId | null),
    isProtected,
    queue: isProtected ? "at-risk" : (QUEUES[Number(row.queue)] as Queue),
    featureRow: new Float64Array(Uint8Array.from(row.featureRow as Uint8Array).buffer),
  };
}

/** The array's bytes in memory of their own: SQLite takes no view of shared memory. Little-endian on all we run on. */
export function bytesOf(array: Int32Array | Float64Array): Uint8Array {
  const bytes = new Uint8Array(array.byteLength);
  bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return bytes;
}
