import { byCodePoint } from "../../domain/code-point-order.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { Failure } from "../../domain/failure.ts";
import type { Session } from "./session.ts";

/** A dataset that readers see. */
export interface ReadyDataset {
  readonly dataset: Dataset;
  /** Differs between two loads of one datasetId. */
  readonly loadId: string;
  /** Datasets in order of their loading. */
  readonly ordinal: number;
  readonly currencies: readonly string[];
  readonly channels: readonly string[];
  /** Of transfers and of accounts. */
  readonly countries: readonly string[];
}

interface ReadyRow extends Omit<ReadyDataset, "dataset" | "ordinal"> {
  readonly ordinal: bigint;
  readonly record: string;
}

/** Ready datasets in code-point order of datasetId. */
export async function readyDatasets(session: Session): Promise<readonly ReadyDataset[]> {
  const rows = await session.rows<ReadyRow>("datasets");
  return rows
    .map(({ record, ordinal, ...row }) => ({
      ...row,
      ordinal: Number(ordinal),
      dataset: JSON.parse(record) as Dataset,
    }))
    .sort((a, b) => byCodePoint(a.dataset.datasetId, b.dataset.datasetId));
}

/** A dataset that vanishes while it is read makes the reader start over; so often in a row is no accident. */
const ATTEMPTS = 5;

/**
 * What `read` makes of the ready datasets, as if at one moment.
 *
 * Neo4j reads what is committed, so a dataset that is removed meanwhile could be seen in part. A dataset becomes
 * invisible before its first transfer goes; where one did, what was read is thrown away and read again.
 */
export async function readReady<T>(session: Session, read: (ready: readonly ReadyDataset[]) => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await readyDatasets(session);
    const result = await read(before);
    const still = new Set((await readyDatasets(session)).map(({ loadId }) => loadId));
    if (before.every(({ loadId }) => still.has(loadId))) return result;
  }
  throw new Failure("STORE_UNAVAILABLE", "Datasets were removed again and again while they were read. Try again.", {
    retriable: true,
  });
}

/** Names of some datasets, without repeats, in code-point order. */
export function namesOf(
  ready: readonly ReadyDataset[],
  kind: "currencies" | "channels" | "countries",
): readonly string[] {
  return [...new Set(ready.flatMap((dataset) => dataset[kind]))].sort(byCodePoint);
}
