import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseQuery, QueryLibrary } from "../../server/store/query-library.ts";

async function libraryOf(files: Readonly<Record<string, string>>): Promise<QueryLibrary> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-queries-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return new QueryLibrary(folder, ".sql");
}

test("a query is its file, with what it answers and which parameters it takes", () => {
  const sql = "-- Names of a kind.\n-- params: kind, limit\nSELECT 1";
  expect(parseQuery("names", sql)).toEqual({
    name: "names",
    answers: "Names of a kind.",
    parameters: ["kind", "limit"],
    text: sql,
  });
  expect(parseQuery("n", "// All.\r\n// params: none\r\nRETURN 1")).toMatchObject({ answers: "All.", parameters: [] });
});

test("a file without the two comments is refused", () => {
  for (const text of ["SELECT 1", "-- Says what.\nSELECT 1", "-- Says what.\n-- params: a b\nSELECT 1", ""]) {
    expect(() => parseQuery("bad", text)).toThrow("The query bad must start with");
  }
});

test("a library holds the files of its extension, by name", async () => {
  const library = await libraryOf({
    "b.sql": "-- B.\n-- params: none\n",
    "a.sql": "-- A.\n-- params: none\n",
    "note.txt": "no query",
  });
  expect(library.names).toEqual(["a", "b"]);
  expect(library.get("b").answers).toBe("B.");
  expect(() => library.get("c")).toThrow("no query named c");
});

test("a folder without queries is refused", async () => {
  await expect(libraryOf({ "note.txt": "" })).rejects.toThrow("No .sql files");
});

test("exactly the declared parameters may be passed", async () => {
  const library = await libraryOf({ "q.sql": "-- Q.\n-- params: from, to\n" });
  expect(library.check("q", { to: 1, from: 0 }).name).toBe("q");
  expect(() => library.check("q", { from: 0 })).toThrow("takes the parameters (from, to), but was passed (from)");
  expect(() => library.check("q", { from: 0, to: 1, limit: 5 })).toThrow("was passed (from, limit, to)");
});
