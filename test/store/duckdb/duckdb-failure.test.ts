import { expect, test } from "vitest";
import { Failure } from "../../../server/domain/failure.ts";
import { duckdbFailure } from "../../../server/store/duckdb/duckdb-failure.ts";

/** As DuckDB 1.5.6 says it, and the code that a person gets. */
const MESSAGES = [
  [
    'IO Error: Could not set lock on file "/d/t.duckdb": Conflicting lock is held in /usr/bin/node (PID 4711). See also …',
    "STORE_LOCKED",
    "process 4711 (node)",
  ],
  [
    'IO Error: Cannot open file "t": The process cannot access the file, being used by another process',
    "STORE_LOCKED",
    "",
  ],
  ['IO Error: Could not write file "/d/t.duckdb": No space left on device', "DISK_FULL", "/d/t.duckdb"],
  [
    'IO Error: The file "/d/t.duckdb" exists, but it is not a valid DuckDB database file!',
    "STORE_FAILED",
    "not a DuckDB file",
  ],
  [
    "IO Error: Trying to read a database file with version number 99, but we can only read versions between 64 and 67.",
    "STORE_VERSION",
    "another version",
  ],
  ['IO Error: Cannot open file "/d/t.duckdb": Permission denied', "STORE_UNAVAILABLE", "permissions"],
  ["Out of Memory Error: failed to allocate data of size 1.0 MiB", "STORE_FAILED", "memory"],
  ["Binder Error: no such column\nLINE 1: SELECT x\n               ^", "STORE_FAILED", "Binder Error: no such column"],
] as const;

test.each(MESSAGES)("%s becomes %s", (text, code, part) => {
  const cause = new Error(text);
  const failure = duckdbFailure(cause, "/d/t.duckdb");
  expect(failure).toMatchObject({ code, cause, message: expect.stringContaining(part) });
  expect(failure.message).not.toContain("\n");
});

test("a failure that was already translated stays as it is", () => {
  const failure = new Failure("LOAD_STOPPED", "The load was stopped.");
  expect(duckdbFailure(failure, "/d/t.duckdb")).toBe(failure);
});
