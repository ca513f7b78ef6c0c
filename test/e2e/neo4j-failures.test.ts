import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { transferFile } from "../cli/transfer-file.ts";
import { STORES, type StoreAtHand } from "./both-stores.ts";

let store: StoreAtHand;
beforeEach(async () => {
  store = await STORES.Neo4j();
});
afterEach(() => store.dispose());

describe("a Neo4j that cannot be used gives one sentence and 1", () => {
  test("a wrong password, which is not repeated", async () => {
    const { code, stdout, stderr } = await store.cli(["datasets"], { env: { NEO4J_PASSWORD: "hunter2" } });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("NEO4J_PASSWORD");
    expect(stderr).not.toContain("hunter2");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("a server that does not run", async () => {
    const { code, stdout, stderr } = await store.cli(["datasets"], {
      env: { TRIBUTARY_STORE: "bolt://127.0.0.1:9" },
    });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("127.0.0.1:9");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

test("write-back sets community, score and rank on the accounts of the newest run", async () => {
  const file = transferFile(store.home, "march.csv", { HUB: 20, SMALL: 4 });
  const loaded = await store.cli(["load", file]);
  expect(loaded.code, loaded.stderr).toBe(0);
  const scored = await store.cli(["score", "--write-back", "--json"]);
  expect(scored.code, scored.stderr).toBe(0);
  const { default: neo4j } = await import("neo4j-driver");
  const driver = neo4j.driver(inject("neo4jUrl"), neo4j.auth.basic(inject("neo4jUser"), inject("neo4jPassword")));
  const { records } = await driver.executeQuery(
    "MATCH (a:Account) WHERE a.runId IS NOT NULL RETURN count(*) AS accounts, collect(a {.accountId, rank: a.hubRank}) AS all",
  );
  await driver.close();
  expect(Number(records[0]?.get("accounts"))).toBe(22);
  const all = records[0]?.get("all") as { accountId: string; rank: unknown }[] | undefined;
  const ranks = (all ?? []).filter(({ rank }) => rank !== null);
  expect(ranks.map(({ accountId, rank }) => [accountId, Number(rank)]).sort()).toEqual([
    ["HUB", 1],
    ["SMALL", 2],
  ]);
});
