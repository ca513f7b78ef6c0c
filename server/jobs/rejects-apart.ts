import type { Dataset } from "../domain/dataset.ts";
import type { Reject } from "../domain/reject.ts";
import type { Store } from "../store/store.ts";
import { allPages } from "./all-pages.ts";

/** Rejects of a dataset's transfers, by file and line: as many as `rejected` says, and at most `most`. */
export function transferRejects(
  store: Store,
  { datasetId, rejected }: Dataset,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Reject[]> {
  const wanted = Math.min(most, rejected);
  return allPages(({ after, limit }) => store.rejects(datasetId, { after, limit: Math.min(limit, wanted - after) }));
}

/**
 * Faulty rows of a dataset's accounts file, which are no transfers and do not count among the rows read. A store lists
 * them after those of the files loaded.
 */
export function accountsRejects(store: Store, dataset: Dataset): Promise<readonly Reject[]> {
  return allPages(({ after, limit }) => store.rejects(dataset.datasetId, { after: dataset.rejected + after, limit }));
}
