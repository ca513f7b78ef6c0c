import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { QueryLibrary } from "../../server/store/query-library.ts";
import { CYPHER_ONLY, SQL_ONLY } from "./queries-of-one-store.ts";

const ROOT = join(import.meta.dirname, "../..");
const SQL = join(ROOT, "server/store/duckdb/sql");
const CYPHER = join(ROOT, "cypher");

describe.each([
  [SQL, ".sql"],
  [CYPHER, ".cypher"],
] as const)("the queries of %s", (folder, extension) => {
  const library = new QueryLibrary(folder, extension);

  test("are all files of the folder, in kebab-case", () => {
    expect(library.names).toHaveLength(readdirSync(folder).length);
    expect(library.names.filter((name) => !/^[a-z]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  test.each(library.names)("%s declares exactly the parameters that it uses", (name) => {
    const { parameters, text } = library.get(name);
    const code = text.replaceAll(/^\s*(?:--|\/\/).*$/gm, "").replaceAll(/'(?:[^'\\]|\\.)*'/g, "''");
    const used = new Set([...code.matchAll(/\$(\w+)/g)].map(([, parameter]) => parameter));
    expect([...used].sort()).toEqual([...parameters].sort());
  });

  test.each(library.names)("%s says in a sentence what it answers", (name) => {
    expect(library.get(name).answers).toMatch(/^\S.{9,}\.$/);
  });
});

test("a query has the same name in SQL and in Cypher, unless only one store needs it", () => {
  const sql = new QueryLibrary(SQL, ".sql").names;
  const cypher = new QueryLibrary(CYPHER, ".cypher").names;
  const shared = sql.filter((name) => cypher.includes(name));
  expect(shared.length).toBeGreaterThan(20);
  expect(sql.filter((name) => !shared.includes(name))).toEqual([...SQL_ONLY].sort());
  expect(cypher.filter((name) => !shared.includes(name))).toEqual([...CYPHER_ONLY].sort());
});
