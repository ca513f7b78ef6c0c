import { datasetKeyOf } from "./dataset-key.ts";
import type { Session } from "./session.ts";

/** Removes a dataset with all that belongs to it, in the transaction that the session is in; accounts keep their keys. */
export async function unloadDataset(session: Session, datasetId: string): Promise<void> {
  const datasetKey = await datasetKeyOf(session, datasetId);
  await session.run("hand-on-links", { datasetKey });
  const [unlinked] = await session.rows<{ Count: bigint }>("remove-links", { datasetKey });
  for (const part of PARTS) await session.run(part, { datasetKey });
  if (unlinked !== undefined && unlinked.Count > 0n) await session.run("settle-standings");
  await session.run("remove-names");
}

const PARTS = [
  "remove-transfers",
  "remove-account-reports",
  "remove-rejects",
  "remove-skipped-rows",
  "remove-files",
  "remove-dataset",
];
