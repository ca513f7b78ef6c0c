import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { expect, inject, onTestFinished, test } from "vitest";
import { WHOLE_TIME } from "../../../server/domain/window.ts";
import { startLocalNeo4j } from "../../../server/store/neo4j/local-server.ts";
import { neo4jFailure } from "../../../server/store/neo4j/neo4j-failure.ts";
import { openNeo4jStore } from "../../../server/store/neo4j/neo4j-store.ts";
import { transfer } from "../../contract/staged-literal.ts";
import { loadLiteral } from "../../contract/subject.ts";
import { emptyTestNeo4j, onTestNeo4j, openTestNeo4j } from "../../empty-neo4j.ts";
import { NEO4J_CACHE, wantedByEnvironment } from "../../neo4j-server.ts";

/** "A few seconds" of a person who waits, on a machine that is busy with other tests. */
const PATIENCE_MS = 15_000;

async function failureOf(work: Promise<unknown>): Promise<{ code: string; message: string; ms: number }> {
  const start = performance.now();
  const error = await work.then(
    () => {
      throw new Error("It did not fail.");
    },
    (failure: unknown) => failure,
  );
  const { code, message } = error as { code: string; message: string };
  return { code, message, ms: performance.now() - start };
}

test("a wrong password is one sentence that names the server and holds no password", async () => {
  const url = inject("neo4jUrl");
  const { code, message } = await failureOf(openNeo4jStore(url, "neo4j", "not-the-password"));
  expect(code).toBe("STORE_PASSWORD");
  expect(message).toBe(
    `Neo4j at ${new URL(url).host} refused the user or the password. Check NEO4J_USER and NEO4J_PASSWORD.`,
  );
});

test.each(["neo4j", "bolt"])("a server that is not there is told within seconds (%s)", async (scheme) => {
  const failure = await failureOf(openNeo4jStore(`${scheme}://127.0.0.1:9`, "neo4j", "secret-word"));
  expect(failure).toMatchObject({
    code: "STORE_UNAVAILABLE",
    message: "Neo4j at 127.0.0.1:9 does not answer. Start it, or check the address in TRIBUTARY_STORE.",
  });
  expect(failure.ms).toBeLessThan(PATIENCE_MS);
});

test("a store whose server stopped says so within seconds, and a server that comes back has what was loaded", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tributary-neo4j-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const settings = { folder, cache: NEO4J_CACHE, password: "only-for-tests", heapMb: 512, ...wantedByEnvironment() };
  const server = await startLocalNeo4j(settings);
  onTestFinished(() => server.stop());
  const store = await openNeo4jStore(server.url, server.user, server.password);
  onTestFinished(() => store.close());
  await loadLiteral(store, "a", { transfers: [transfer({ transferId: "1" })] });

  await server.stop();
  const failure = await failureOf(store.datasets());
  expect(failure.code).toBe("STORE_UNAVAILABLE");
  expect(failure.ms).toBeLessThan(PATIENCE_MS);
  await expect(store.period()).rejects.toMatchObject({ retriable: true });

  const again = await startLocalNeo4j({ ...settings, port: Number(new URL(server.url).port) });
  onTestFinished(() => again.stop());
  expect((await store.transferColumns(WHOLE_TIME)).length).toBe(1);
});

test.each(["http://localhost:7474", "localhost", "neo4j://", "duckdb:a.duckdb"])(
  "%s is not an address of a Neo4j",
  async (url) => {
    await expect(openNeo4jStore(url, "neo4j", "x")).rejects.toMatchObject({ code: "OPTION_INVALID", kind: "usage" });
  },
);

test("an address with a password is refused without repeating it", async () => {
  const { code, message } = await failureOf(openNeo4jStore("neo4j://neo4j:hidden-word@localhost", "neo4j", "x"));
  expect(code).toBe("OPTION_INVALID");
  expect(message).not.toContain("hidden-word");
});

test("a database with somebody else's data is left alone", async () => {
  await emptyTestNeo4j();
  await onTestNeo4j("CREATE (:Film {title: 'A Trip to the Moon'})");
  await expect(openTestNeo4j()).rejects.toMatchObject({ code: "STORE_VERSION" });
  expect(await onTestNeo4j("MATCH (node) RETURN labels(node) AS labels")).toEqual([{ labels: ["Film"] }]);
});

test("a database of another data model is left alone", async () => {
  await emptyTestNeo4j();
  await onTestNeo4j("CREATE (:TributaryStore {name: 'transfers', modelVersion: 99})");
  await expect(openTestNeo4j()).rejects.toMatchObject({
    code: "STORE_VERSION",
    message: expect.stringContaining("data model 99"),
  });
  await emptyTestNeo4j();
});

test.each([
  [
    "Neo.DatabaseError.Transaction.TransactionCommitFailed",
    "java.io.IOException: No space left on device",
    "DISK_FULL",
  ],
  ["Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "This Neo4j instance is read only", "DISK_FULL"],
  ["Neo.TransientError.General.DatabaseUnavailable", "The database is shutting down", "STORE_UNAVAILABLE"],
  ["Neo.TransientError.General.MemoryPoolOutOfMemoryError", "The allocation of 2 MiB failed", "STORE_FAILED"],
  ["Neo.ClientError.Statement.SyntaxError", "Invalid input", "STORE_FAILED"],
] as const)("%s becomes a sentence with the server's name", (code, text, expected) => {
  const failure = neo4jFailure(new neo4j.Neo4jError(text, code, "50N42", text), "bank.example:7687");
  expect(failure.code).toBe(expected);
  expect(failure.message).toContain("Neo4j at bank.example:7687");
});
