import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";

const NEO4J = { NEO4J_PASSWORD: "secret" };

describe("the configuration", () => {
  test("needs nothing: a DuckDB file in the home of the user", () => {
    const home = join(homedir(), ".tributary");
    expect(readConfig({}, {})).toMatchObject({
      home,
      store: { kind: "duckdb", path: join(home, "tributary.duckdb") },
      storeName: `duckdb:${join(home, "tributary.duckdb")}`,
      token: null,
      port: null,
      debug: false,
    });
  });

  test("what the command line says wins over the environment", () => {
    const environment = { TRIBUTARY_HOME: "/a", TRIBUTARY_STORE: "duckdb:/a/x.duckdb" };
    expect(readConfig({ home: "/b", store: "duckdb:/b/y.duckdb" }, environment)).toMatchObject({
      home: resolve("/b"),
      store: { path: "/b/y.duckdb" },
    });
  });

  test.each(["neo4j://db:7687", "bolt://db", "neo4j+s://db.example", "bolt+ssc://db:7687/"])(
    "%s is a Neo4j, with its login from the environment",
    (address) => {
      const { store, storeName } = readConfig({ store: address }, { ...NEO4J, NEO4J_USER: "ayu" });
      expect(store).toEqual({ kind: "neo4j", url: address.replace(/\/$/, ""), user: "ayu", password: "secret" });
      expect(storeName).not.toContain("secret");
    },
  );

  test("the user of Neo4j is neo4j unless named", () => {
    expect(readConfig({ store: "bolt://db" }, NEO4J).store).toMatchObject({ user: "neo4j" });
  });

  test("an empty variable counts as not set", () => {
    expect(readConfig({}, { TRIBUTARY_STORE: "", TRIBUTARY_TOKEN: " ", PORT: "" })).toMatchObject({
      store: { kind: "duckdb" },
      token: null,
      port: null,
    });
  });

  test.each([
    [{ TRIBUTARY_STORE: "postgres://db" }, "OPTION_INVALID"],
    [{ TRIBUTARY_STORE: "neo4j://user:pw@db" }, "OPTION_INVALID"],
    [{ TRIBUTARY_STORE: "neo4j://" }, "OPTION_INVALID"],
    [{ TRIBUTARY_STORE: "duckdb::memory:" }, "OPTION_INVALID"],
    [{ PORT: "http" }, "OPTION_INVALID"],
    [{ PORT: "70000" }, "OPTION_INVALID"],
  ])("%j is refused", (environment, code) => {
    expect(() => readConfig({}, { ...NEO4J, ...environment })).toThrow(expect.objectContaining({ code }));
  });
});
