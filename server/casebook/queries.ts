import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("./sql/", import.meta.url);

/** Texts of the casebook's queries by name: one file each in `sql/`, whose first comment says what it answers. */
export const QUERIES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".sql"))
    .map((file) => [file.slice(0, -".sql".length), readFileSync(new URL(file, FOLDER), "utf8")]),
);

/** Steps from an empty file to today's shape, in order: number n leads from version n - 1 to n. */
export const MIGRATIONS: readonly string[] = readdirSync(new URL("migrations/", FOLDER))
  .map((file) => Number.parseInt(file, 10))
  .sort((a, b) => a - b)
  .map((version) => readFileSync(new URL(`migrations/${version}.sql`, FOLDER), "utf8"));
