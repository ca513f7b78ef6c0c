import type { Reject } from "../domain/reject.ts";
import type { Store } from "../store/store.ts";
import { allPages } from "./all-pages.ts";

export interface RejectsApart {
  /** As many as the dataset's `rejected`. */
  readonly ofTransfers: readonly Reject[];
  /** Of the accounts file, whose rows are no transfers and do not count among the rows read. */
  readonly ofAccounts: readonly Reject[];
}

/** The rejects of a dataset, those of its files of transfers apart from those of its accounts file; by file and line. */
export async function rejectsApart(store: Store, datasetId: string): Promise<RejectsApart> {
  const rejects = await allPages((page) => store.rejects(datasetId, page));
  const dataset = (await store.datasets()).find((known) => known.datasetId === datasetId);
  const names = new Set(dataset?.files.map((file) => file.name));
  return {
    ofTransfers: rejects.filter(({ file }) => names.has(file)),
    ofAccounts: rejects.filter(({ file }) => !names.has(file)),
  };
}
