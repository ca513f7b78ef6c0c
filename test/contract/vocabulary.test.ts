import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Names of the stores anywhere; `skip`, `skipIf` and `todo` as words (`skippedRows` is a method of the port). */
const FORBIDDEN = /neo4j|duckdb|\bskip(?:if)?\b|\btodo\b/gi;

test("the contract does not know which store it runs on, and leaves no case out", async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith("-contract.ts"));
  expect(files.length).toBeGreaterThanOrEqual(8);
  for (const name of [...files, "subject.ts"]) {
    const text = await readFile(join(import.meta.dirname, name), "utf8");
    expect(text.match(FORBIDDEN) ?? [], name).toEqual([]);
  }
});
