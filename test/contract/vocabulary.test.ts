import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the contract does not know which store it runs on, and leaves no case out", async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith("-contract.ts"));
  expect(files.length).toBeGreaterThanOrEqual(8);
  for (const name of [...files, "subject.ts"]) {
    const text = (await readFile(join(import.meta.dirname, name), "utf8")).toLowerCase();
    for (const word of ["neo4j", "duckdb", "skip", "todo"]) {
      const allowed = word === "skip" ? text.replaceAll(/skippedrows?|skipped rows/g, "") : text;
      expect(allowed, `${name} says ${word}`).not.toContain(word);
    }
  }
});
