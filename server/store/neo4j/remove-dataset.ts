import { onlyRow } from "./neo4j-values.ts";
import type { Session } from "./session.ts";

/** Transfers first: an account's node or the dataset's can only go once nothing hangs on it. */
const PARTS = ["remove-transfers", "remove-names", "remove-links", "remove-rejects", "remove-skipped-rows"];

/** More at once runs into the server's limit on the memory of one transaction. */
const AT_ONCE = 20_000;

/**
 * Hides a dataset from readers, then removes it part by part; accounts keep their nodes and keys.
 * Where it is interrupted, doing it again completes it. Does nothing where there is no such dataset.
 */
export async function removeDataset(session: Session, datasetId: string): Promise<void> {
  await session.run("mark-removing", { datasetId });
  for (const part of PARTS) {
    let removed: bigint;
    do {
      removed = onlyRow(await session.rows<{ removed: bigint }>(part, { datasetId, limit: AT_ONCE })).removed;
    } while (removed > 0n);
  }
  await session.run("remove-dataset", { datasetId });
}
