import { Failure } from "../../domain/failure.ts";
import type { Session } from "./session.ts";

/** Grows with every change of `sql/create-schema.sql`. */
const SCHEMA_VERSION = 1;

/**
 * Makes the tables of an empty file, or checks that they are those of this version, in the transaction that the session
 * is in. Throws STORE_VERSION for another version, STORE_FAILED for a DuckDB file of something else.
 */
export async function prepareSchema(session: Session, path: string): Promise<void> {
  const tables = await session.rows<{ name: string }>("tables");
  if (tables.length === 0) {
    await session.run("create-schema");
    await session.run("set-schema-version", { schemaVersion: SCHEMA_VERSION });
    return;
  }
  if (!tables.some(({ name }) => name === "storeInfo")) {
    throw new Failure("STORE_FAILED", `${path} is a DuckDB file of something else. Name another path for the store.`);
  }
  const [version] = await session.rows<{ schemaVersion: number }>("schema-version");
  if (version?.schemaVersion === SCHEMA_VERSION) return;
  const found = version === undefined ? "no version" : `version ${version.schemaVersion}`;
  const advice = "Use the version of Tributary that wrote it, or load the data into a new file.";
  throw new Failure("STORE_VERSION", `${path} has tables of ${found}, this program reads ${SCHEMA_VERSION}. ${advice}`);
}
