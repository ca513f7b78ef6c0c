import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../domain/failure.ts";

const KEY_BYTES = 32;

/**
 * The secret of this installation, from which pseudonyms are made: `pseudonym.key` in the home directory, made once,
 * readable by its owner only. Whoever has it can test which account a pseudonym stands for, so it is never exported.
 */
export function readInstallationKey(home: string): Buffer {
  const path = join(home, "pseudonym.key");
  try {
    const key = read(path) ?? make(path);
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error), error);
  }
  throw unreadable(path, `it does not hold ${KEY_BYTES} bytes`, undefined);
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Writes aside and links into place, so that two processes starting together end with one whole key. */
function make(path: string): Buffer {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(KEY_BYTES), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function unreadable(path: string, why: string, cause: unknown): Failure {
  return new Failure(
    "CASEBOOK_UNREADABLE",
    `The key for pseudonyms ${path} cannot be used (${why}): restore it from a backup, because without it protected ` +
      "accounts would change their pseudonyms.",
    { cause },
  );
}
