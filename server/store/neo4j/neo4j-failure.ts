import neo4j from "neo4j-driver";
import { Failure } from "../../domain/failure.ts";

/** Says what the driver threw as a failure that a person can act on. `place` is the server: "localhost:7687". */
export function neo4jFailure(error: unknown, place: string): Failure {
  if (error instanceof Failure) return error;
  const code = error instanceof neo4j.Neo4jError ? error.code : "";
  const text = messagesOf(error);
  const cause = { cause: error };
  if (code.startsWith("Neo.ClientError.Security.")) {
    const advice = "Check NEO4J_USER and NEO4J_PASSWORD.";
    return new Failure("STORE_PASSWORD", `Neo4j at ${place} refused the user or the password. ${advice}`, cause);
  }
  if (/No space left on device|disk (is )?full|read-only|ReadOnly/i.test(`${code} ${text}`)) {
    const advice = "Its disk is full or the database is read-only. Make room or writable, restart Neo4j and try again.";
    return new Failure("DISK_FULL", `Neo4j at ${place} does not accept writes. ${advice}`, cause);
  }
  if (isUnreachable(code)) {
    const advice = "Start it, or check the address in TRIBUTARY_STORE.";
    const message = `Neo4j at ${place} does not answer. ${advice}`;
    return new Failure("STORE_UNAVAILABLE", message, { ...cause, retriable: true });
  }
  if (/MemoryPoolOutOfMemory|TransactionMemoryLimit|OutOfMemory/.test(code)) {
    const advice = "Raise server.memory.heap.max_size in its configuration.";
    return new Failure("STORE_FAILED", `Neo4j at ${place} ran out of memory. ${advice}`, cause);
  }
  return new Failure("STORE_FAILED", `Neo4j at ${place} failed: ${code} ${text.split("\n", 1)[0]}`, cause);
}

/** Another transaction was in the way; the same work again will pass. */
export function isConflict(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.code.startsWith("Neo.TransientError.Transaction.");
}

function isUnreachable(code: string): boolean {
  return (
    code === neo4j.error.SERVICE_UNAVAILABLE ||
    code === neo4j.error.SESSION_EXPIRED ||
    code === "Neo.TransientError.General.DatabaseUnavailable" ||
    code === "Neo.TransientError.Database.DatabaseUnavailable"
  );
}

/** The error's message and those of its causes: a full disk is often named in the last one only. */
function messagesOf(error: unknown): string {
  const messages: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) messages.push(at.message);
  return messages.join("\n");
}
