import { statSync } from "node:fs";
import { dirname } from "node:path";
import { Failure, type FailureCode } from "../domain/failure.ts";

/**
 * Throws `code` unless the folder that is to hold `path` is there. It is not made: of a mistyped path nothing is to be
 * left, and least of all when the work is refused afterwards.
 */
export function requireFolderOf(path: string, code: FailureCode): void {
  const folder = dirname(path);
  if (isFolder(folder)) return;
  throw new Failure(code, `There is no folder ${folder} for ${path}: make it first, or name another place.`);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
