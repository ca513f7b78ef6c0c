import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { makeFolder } from "../casebook/make-folder.ts";
import { Failure } from "../domain/failure.ts";
import { isAlive } from "./process-alive.ts";

/**
 * A folder in the home for the temporary files of this process's load. What processes left that were killed is removed.
 */
export function stagingFolder(home: string): { readonly path: string; remove(): void } {
  const all = join(home, "staging");
  const path = join(all, String(process.pid));
  try {
    makeFolder(path);
    for (const folder of readdirSync(all)) {
      if (!isAlive(Number(folder))) rmSync(join(all, folder), { recursive: true, force: true });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure("FILE_UNREADABLE", `No folder for temporary files could be made in ${home}: ${why}`, {
      cause: error,
    });
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
