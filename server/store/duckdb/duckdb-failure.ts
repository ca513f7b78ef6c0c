import { Failure } from "../../domain/failure.ts";

/** Says what the driver threw as a failure that a person can act on. `path` is the file of the store. */
export function duckdbFailure(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  const cause = { cause: error };
  const holder = /Conflicting lock is held in (.*?) \(PID (\d+)\)/.exec(text);
  if (holder !== null) {
    const [, program = "", pid = ""] = holder;
    const name = program.split(/[\\/]/).at(-1);
    return new Failure("STORE_LOCKED", lockedBy(path, `process ${pid} (${name})`), { ...cause, retriable: true });
  }
  if (/Could not set lock|being used by another process/i.test(text)) {
    return new Failure("STORE_LOCKED", lockedBy(path, "another process"), { ...cause, retriable: true });
  }
  if (/No space left on device|File too large|not enough space|disk (is )?full/i.test(text)) {
    return new Failure(
      "DISK_FULL",
      `The disk of ${path} is full; nothing was changed. Free some space and try again.`,
      cause,
    );
  }
  if (/not a valid DuckDB database file/.test(text)) {
    return new Failure("STORE_FAILED", `${path} is not a DuckDB file. Name another path for the store.`, cause);
  }
  if (/database file with version number/.test(text)) {
    const advice = "Use the version of Tributary that wrote it, or load the data into a new file.";
    return new Failure("STORE_VERSION", `${path} was written by another version of DuckDB. ${advice}`, cause);
  }
  if (/Permission denied|Read-only file system/i.test(text)) {
    return new Failure(
      "STORE_UNAVAILABLE",
      `${path} may not be written. Change its permissions or name another path.`,
      cause,
    );
  }
  if (/Out of Memory/i.test(text)) {
    const advice = "Close other programs, or give the store more memory.";
    return new Failure("STORE_FAILED", `DuckDB ran out of memory at ${path}. ${advice}`, cause);
  }
  return new Failure("STORE_FAILED", `The DuckDB file ${path} failed: ${firstLine(text)}`, cause);
}

/** One sentence for a store that somebody else holds. */
export function lockedBy(path: string, holder: string): string {
  return `${path} is held by ${holder}. Stop it, or let it do the work: one program at a time can use a DuckDB store.`;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
