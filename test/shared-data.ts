import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Path of a file of the sample data that only tests read. It lies beside the repository, or where TRIBUTARY_SHARED says.
 * Throws, with what to do, when it is not there: a test that could not look has not passed.
 */
export function sharedData(...path: string[]): string {
  const root = process.env.TRIBUTARY_SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url));
  const file = [root, ...path].join("/");
  if (!existsSync(file)) {
    throw new Error(`The sample data for tests is not at ${file}. Set TRIBUTARY_SHARED to the folder that holds it.`);
  }
  return file;
}
