import { Failure } from "../../domain/failure.ts";
import type { Session } from "./session.ts";

/** The store's own key of a dataset; DATASET_UNKNOWN where there is none. */
export async function datasetKeyOf(session: Session, datasetId: string): Promise<number> {
  const [row] = await session.rows<{ datasetKey: number }>("dataset-key", { datasetId });
  if (row !== undefined) return row.datasetKey;
  const advice = "List the names with: tributary datasets";
  throw new Failure("DATASET_UNKNOWN", `There is no dataset ${datasetId}. ${advice}`, { kind: "missing" });
}
