import type { SQLInputValue } from "node:sqlite";
import { type LookAlikeId, QUEUES } from "../domain/finding.ts";
import type { Row } from "./casebook-database.ts";
import type { StoredFinding } from "./stored-finding.ts";

/** Values of `insert-finding`, in the order of its columns. */
export function findingValues(runNumber: number, finding: StoredFinding): readonly SQLInputValue[] {
  return [
    runNumber,
    QUEUES.indexOf(finding.isProtected ? "at-risk" : "hubs"),
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
    bytesOf(finding.featureRow),
  ];
}

export function findingOfRow(row: Row): StoredFinding {
  return {
    rank: Number(row.rank),
    accountId: String(row.accountId),
    accountKey: Number(row.accountKey),
    score: Number(row.score),
    confidence: Number(row.confidence),
    fanIn: Number(row.fanIn),
    unresolvedPayers: Number(row.unresolvedPayers),
    transfers: Number(row.transfers),
    amountMinor: BigInt(String(row.amountMinor)),
    currency: String(row.currency),
    communityId: Number(row.communityId),
    lookAlike: row.lookAlike as LookAlikeId | null,
    isProtected: row.isProtected === 1,
    featureRow: new Float64Array(Uint8Array.from(row.featureRow as Uint8Array).buffer),
  };
}

/** The array's bytes in memory of their own: SQLite takes no view of shared memory. Little-endian on all we run on. */
export function bytesOf(array: Int32Array | Float64Array): Uint8Array {
  const bytes = new Uint8Array(array.byteLength);
  bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return bytes;
}
