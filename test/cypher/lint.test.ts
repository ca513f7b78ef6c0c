import { readdirSync } from "node:fs";
import { join } from "node:path";
import { lintCypherQuery } from "@neo4j-cypher/language-support";
import { expect, test } from "vitest";
import { QueryLibrary } from "../../server/store/query-library.ts";

const CYPHER = join(import.meta.dirname, "../../cypher");
const library = new QueryLibrary(CYPHER, ".cypher");

/** What Neo4j's own linter says of a text, given the parameters that it declares. */
function complaints(text: string, parameters: readonly string[]): readonly string[] {
  const declared = Object.fromEntries(parameters.map((name) => [name, 0]));
  const { diagnostics } = lintCypherQuery(text, { parameters: declared });
  return diagnostics.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
}

test("every file of the folder is linted", () => {
  expect(library.names).toHaveLength(readdirSync(CYPHER).length);
  expect(library.names.length).toBeGreaterThanOrEqual(55);
});

test("the linter sees a wrong word, an undefined variable and an undeclared parameter", () => {
  expect(complaints("RETURNN 1", [])).toHaveLength(1);
  expect(complaints("MATCH (a:Account)\nRETURN b", [])).toEqual(["line 2: Variable `b` not defined"]);
  expect(complaints("RETURN $nowhere AS x", [])).toEqual(["line 1: Parameter $nowhere is not defined."]);
});

test.each(library.names)("%s passes Neo4j's linter", (name) => {
  const { text, parameters } = library.get(name);
  expect(complaints(text, parameters)).toEqual([]);
});
