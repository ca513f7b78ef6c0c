import { expect, test } from "vitest";
import { exitCodeOf } from "../../server/cli/exit-code.ts";
import { Failure } from "../../server/domain/failure.ts";

test.each([
  [new Failure("TOO_MANY_REJECTS", "too many", { kind: "refused" }), 3],
  [new Failure("ALREADY_LOADED", "there", { kind: "refused" }), 3],
  [new Failure("OPTION_INVALID", "what?", { kind: "usage" }), 2],
  [new Failure("DATASET_UNKNOWN", "none", { kind: "missing" }), 1],
  // Held by a load in Neo4j, in a server, or in another process with the DuckDB file open: all the same to a script.
  [new Failure("LOCK_HELD", "held", { kind: "refused", retriable: true }), 1],
  [new Failure("STORE_LOCKED", "held", { retriable: true }), 1],
  [new Error("a bug"), 1],
])("%s ends with %i", (error, code) => {
  expect(exitCodeOf(error, false)).toBe(code);
  expect(exitCodeOf(error, true)).toBe(130);
});
