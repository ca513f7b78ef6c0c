import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, onTestFinished, test } from "vitest";
import { configOf } from "../../../server/store/duckdb/open-database.ts";
import { newFolder } from "./store-file.ts";

const SQL = join(import.meta.dirname, "../../../server/store/duckdb/sql");

async function connectAsStore() {
  const path = join(await newFolder(), "tributary.duckdb");
  const instance = await DuckDBInstance.create(path, configOf(path, {}));
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  return { path, connection };
}

test("only extensions that are part of the binary are there, and Parquet is one of them", async () => {
  const { connection } = await connectAsStore();
  const result = await connection.run(
    "SELECT extension_name AS name, install_mode AS mode FROM duckdb_extensions() WHERE loaded OR installed",
  );
  const extensions = await result.getRowObjects();
  expect(extensions.map(({ name }) => name)).toContain("parquet");
  expect(extensions.filter(({ mode }) => mode !== "STATICALLY_LINKED")).toEqual([]);
});

test("nothing is fetched or loaded by itself, and installing fails without reaching for the network", async () => {
  const { path, connection } = await connectAsStore();
  const failing = [
    ["SELECT * FROM read_xlsx('a.xlsx')", /not in the catalog/],
    ["SELECT * FROM 'https://example.invalid/a.csv'", /requires the extension/],
    ["LOAD httpfs", /not found/],
    ["INSTALL httpfs", /no access to the file/],
  ] as const;
  for (const [sql, reason] of failing) await expect(connection.run(sql)).rejects.toThrow(reason);
  await expect(connection.run("INSTALL httpfs")).rejects.toThrow(`${path}.tmp`);
});

test("no query installs, loads or attaches anything", async () => {
  const files = await readdir(SQL);
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const text = (await readFile(join(SQL, file), "utf8")).replaceAll(/--.*$/gm, "");
    expect(text, file).not.toMatch(/\b(?:INSTALL|LOAD|ATTACH|PRAGMA|SET\s+\w*(?:auto|extension))\b/i);
  }
});
