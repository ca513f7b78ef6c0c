import { describe, expect, test } from "vitest";
import { freshHome, runCli } from "./run-cli.ts";

const COMMANDS = [
  "load",
  "datasets",
  "mappings",
  "rejects",
  "unload",
  "score",
  "hubs",
  "communities",
  "explain",
  "export",
  "verify",
  "protect",
  "release",
  "serve",
];

const home = freshHome();

describe("help", () => {
  test("goes to standard output with every command, the exit codes and examples", async () => {
    const { code, stdout, stderr } = await runCli(home.path, ["--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
    expect(stdout).toContain("Exit codes:");
    expect(stdout).toContain("NEO4J_PASSWORD");
  });

  test.each(COMMANDS)("of %s says what it does", async (command) => {
    const { code, stdout } = await runCli(home.path, [command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: tributary ${command}`);
  });
});

describe("wrong use ends with 2, a hint, and nothing on standard output", () => {
  test.each([
    [[], "Usage: tributary"],
    [["hub"], "Did you mean hubs?"],
    [["hubs", "--formt", "csv"], "Did you mean --format?"],
    [["hubs", "--format", "xml"], "Allowed choices are table, csv, json"],
    [["hubs", "--limit", "-1"], "whole number of at least 0"],
    [["score", "--resolution", "0"], "number above 0"],
    [["score", "--engine", "infomap"], "Allowed choices are leiden, louvain"],
    [["load"], "missing required argument 'file'"],
    [["load", "a.csv", "--max-rejects", "200%"], "a share such as 1%"],
    [["rejects"], "required option '--dataset <name>'"],
    [["protect", "A"], "required option '--reason <text>'"],
    [["explain"], "missing required argument 'account'"],
    [["export", "--hub", "A"], "required option '--out <path>'"],
    [["serve", "--port", "99999"], "between 1 and 65535, or 0 for any free port"],
    [["load", "a.csv", "--dataset", ""], "The dataset's name is empty"],
    [["load", "a.csv", "--dataset", "a\nb"], "line break or another control character"],
    [["load", "a\u001bb.csv"], "name it with --dataset"],
    [["hubs", "surplus"], "too many arguments"],
    [["datasets", "--store", "mysql://x"], "duckdb:PATH, neo4j://HOST:PORT or bolt://HOST:PORT"],
    [["datasets", "--store", "duckdb:"], "needs a file"],
  ])("tributary %j", async (args, hint) => {
    const { code, stdout, stderr } = await runCli(home.path, args);
    expect(stderr).toContain(hint);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("a password in the store's address is refused without being repeated", async () => {
    const args = ["datasets", "--store", "neo4j://neo4j:hunter2@db.example:7687"];
    const { code, stderr } = await runCli(home.path, args);
    expect(code).toBe(2);
    expect(stderr).toContain("NEO4J_PASSWORD");
    expect(stderr).not.toContain("hunter2");
  });

  test("an unknown mapping is named with those there are", async () => {
    const { code, stderr } = await runCli(home.path, ["load", "a.csv", "--mapping", "swift"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/swift.*canonical/);
  });
});

describe("failures end with 1 and one sentence", () => {
  test.each([
    [["hubs"], "Nothing has been scored"],
    [["score"], "Nothing is loaded"],
    [["communities"], "Nothing has been scored"],
    [["explain", "A"], "Nothing has been scored"],
    [["unload", "--dataset", "march"], "march"],
    [["load", "there-is-no-such-file.csv"], "there-is-no-such-file.csv"],
    [["verify", "there-is-no-such-folder"], "there-is-no-such-folder"],
    [["hubs", "--run", "0123-1"], "0123-1"],
  ])("tributary %j", async (args, part) => {
    const { code, stdout, stderr } = await runCli(home.path, [...args, "--quiet"]);
    expect(stderr).toContain(part);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("Neo4j without a password in the environment", async () => {
    const { code, stderr } = await runCli(home.path, ["datasets", "--store", "bolt://127.0.0.1:1"]);
    expect(code).toBe(1);
    expect(stderr).toContain("NEO4J_PASSWORD");
  });
});
