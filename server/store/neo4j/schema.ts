import { Failure } from "../../domain/failure.ts";
import type { Session } from "./session.ts";

/** Changes when data written by an older Tributary can no longer be read. */
const MODEL_VERSION = 1;

const CONSTRAINTS_AND_INDEXES = [
  "constrain-stores",
  "constrain-account-ids",
  "constrain-account-keys",
  "constrain-dataset-ids",
  "constrain-transfer-ids",
  "constrain-rejects",
  "constrain-skipped-rows",
  "constrain-second-reports",
  "index-first-reports",
  "constrain-locks",
];

/**
 * Makes what the data model needs where it is missing.
 * Throws STORE_VERSION where the database holds another model, or data that is not Tributary's.
 */
export async function prepareSchema(session: Session): Promise<void> {
  const [found] = await session.rows<{ modelVersion: bigint | null; isForeign: boolean }>("model-version");
  if (found?.modelVersion === BigInt(MODEL_VERSION)) return;
  if (found?.isForeign === true) {
    const advice = "Give Tributary a database of its own, or empty this one.";
    throw new Failure("STORE_VERSION", `Neo4j at ${session.place} holds data that is not Tributary's. ${advice}`);
  }
  if (found !== undefined && found.modelVersion !== null) {
    const advice = "Use the version of Tributary that wrote it, or load the data into an empty database.";
    throw new Failure(
      "STORE_VERSION",
      `Neo4j at ${session.place} has data model ${found.modelVersion}, and this is ${MODEL_VERSION}. ${advice}`,
    );
  }
  for (const name of CONSTRAINTS_AND_INDEXES) await session.run(name);
  await session.run("await-indexes");
  await session.run("set-model-version", { modelVersion: MODEL_VERSION });
}
