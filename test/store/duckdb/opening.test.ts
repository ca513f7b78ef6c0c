import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, onTestFinished, test } from "vitest";
import { openDuckdbStore } from "../../../server/store/duckdb/duckdb-store.ts";
import { newFolder, openedStore } from "./store-file.ts";

test("a store is made with its folder, for its owner only, where both are missing", async () => {
  const path = join(await newFolder(), "new", "deeper", "tributary.duckdb");
  const store = await openedStore(path);
  expect(existsSync(path)).toBe(true);
  expect(statSync(dirname(path)).mode & 0o077).toBe(0);
  expect(store.description).toBe(`DuckDB file ${path}`);
});

test("a store that this process holds is refused, also by another name, until it is closed", async () => {
  const folder = await newFolder();
  const path = join(folder, "tributary.duckdb");
  const store = await openedStore(path);
  await symlink(path, join(folder, "other-name.duckdb"));
  const held = { code: "STORE_LOCKED", message: expect.stringContaining("held by this process") };
  await expect(openDuckdbStore(path)).rejects.toMatchObject(held);
  await expect(openDuckdbStore(join(folder, "other-name.duckdb"))).rejects.toMatchObject(held);
  await store.close();
  await (await openDuckdbStore(path)).close();
});

test("a store that another process holds is refused, and the message names that process", async () => {
  const path = join(await newFolder(), "tributary.duckdb");
  const holder = spawn(process.execPath, [join(import.meta.dirname, "holding-process.ts"), path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void holder.kill("SIGKILL"));
  await once(holder.stdout, "data");
  await expect(openDuckdbStore(path)).rejects.toMatchObject({
    code: "STORE_LOCKED",
    retriable: true,
    message: expect.stringContaining(`held by process ${holder.pid}`),
  });
  holder.kill("SIGKILL");
  await once(holder, "exit");
  await (await openDuckdbStore(path)).close();
});

test("a file that is not a DuckDB file is refused and left alone", async () => {
  const path = join(await newFolder(), "notes.duckdb");
  await writeFile(path, "meeting at nine\n".repeat(1000));
  await expect(openDuckdbStore(path)).rejects.toMatchObject({
    code: "STORE_FAILED",
    message: expect.stringContaining("not a DuckDB file"),
  });
});

test("a DuckDB file of something else is refused", async () => {
  const path = join(await newFolder(), "sales.duckdb");
  await runIn(path, "CREATE TABLE sales (year INTEGER)");
  await expect(openDuckdbStore(path)).rejects.toMatchObject({
    code: "STORE_FAILED",
    message: expect.stringContaining("something else"),
  });
});

test("tables of another version are refused with what to do", async () => {
  const path = join(await newFolder(), "tributary.duckdb");
  await (await openDuckdbStore(path)).close();
  await runIn(path, 'UPDATE "storeInfo" SET "schemaVersion" = 999');
  await expect(openDuckdbStore(path)).rejects.toMatchObject({
    code: "STORE_VERSION",
    message: expect.stringMatching(/version 999.*Use the version/),
  });
});

test("a folder that cannot be made is one clear failure", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "file"), "");
  await expect(openDuckdbStore(join(folder, "file", "tributary.duckdb"))).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
  });
});

test("temporary files that a killed process left beside the store are removed", async () => {
  const path = join(await newFolder(), "tributary.duckdb");
  await mkdir(`${path}.tmp`);
  await writeFile(join(`${path}.tmp`, "duckdb_temp_storage_DEFAULT-0.tmp"), "left over");
  await openedStore(path);
  expect(existsSync(join(`${path}.tmp`, "duckdb_temp_storage_DEFAULT-0.tmp"))).toBe(false);
});

async function runIn(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}
