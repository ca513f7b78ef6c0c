import { join } from "node:path";
import neo4j, { type Driver, type Plan } from "neo4j-driver";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { QueryLibrary } from "../../../server/store/query-library.ts";
import { NEW_YEAR, transfer } from "../../contract/staged-literal.ts";
import { loadLiteral } from "../../contract/subject.ts";
import { emptyTestNeo4j, openTestNeo4j } from "../../empty-neo4j.ts";
import { REPOSITORY } from "../../neo4j-server.ts";

const library = new QueryLibrary(join(REPOSITORY, "cypher"), ".cypher");
/** All but those that make the schema, which have no plan. */
const planned = library.names.filter((name) => !/^(?:constrain|index)-/.test(name));

/** What looks at everything of a kind, and why it may. */
const SCANS: Readonly<Record<string, string>> = {
  "add-dataset": "all datasets are few",
  datasets: "all datasets are few",
  "unfinished-datasets": "all datasets are few",
  "model-version": "it ends at the first node",
  "search-accounts": "any part of any id may match",
  "search-remarks": "any part of any remark may match",
  "timeline-of-all": "every transfer counts",
};

let driver: Driver;
beforeAll(async () => {
  await emptyTestNeo4j();
  const store = await openTestNeo4j();
  for (const datasetId of ["a", "b"]) {
    const transfers = Array.from({ length: 5_000 }, (_, i) =>
      transfer({ transferId: `${i}`, payer: `p${i % 997}`, payee: `q${i % 131}`, bookedAt: NEW_YEAR + i * 1000 }),
    );
    await loadLiteral(store, datasetId, { transfers });
  }
  await store.close();
  driver = neo4j.driver(inject("neo4jUrl"), neo4j.auth.basic(inject("neo4jUser"), inject("neo4jPassword")));
});
afterAll(() => driver.close());

async function scansOf(name: string): Promise<readonly string[]> {
  const { summary } = await driver.executeQuery(`EXPLAIN ${library.get(name).text}`);
  if (summary.plan === false) throw new Error(`Neo4j gave no plan for ${name}.`);
  const operators = operatorsOf(summary.plan);
  expect(operators).toContain("ProduceResults");
  return operators.filter((operator) => /Scan$/.test(operator));
}

function operatorsOf(plan: Plan): readonly string[] {
  return [plan.operatorType.replace("@neo4j", ""), ...plan.children.flatMap(operatorsOf)];
}

test("every query but the schema's is looked at", () => {
  expect(planned.length).toBeGreaterThanOrEqual(45);
});

test.each(planned)("%s finds what it needs by an index, or scans for a stated reason", async (name) => {
  const scans = await scansOf(name);
  expect(scans.length > 0, `${name}: ${scans.join(", ")}`).toBe(name in SCANS);
  expect(scans.includes("AllNodesScan")).toBe(name === "model-version");
});
