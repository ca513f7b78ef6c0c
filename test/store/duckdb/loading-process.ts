import { readFile } from "node:fs/promises";
import type { Dataset } from "../../../server/domain/dataset.ts";
import { openDuckdbStore } from "../../../server/store/duckdb/duckdb-store.ts";

/** Loads a staged dataset into a store (store, Parquet file, dataset as JSON file), saying when it begins and ends. */
const [, , path = "", transfersFile = "", datasetFile = ""] = process.argv;
const dataset = JSON.parse(await readFile(datasetFile, "utf8")) as Dataset;
const store = await openDuckdbStore(path);
process.stdout.write("loading\n");
await store.load({
  dataset,
  transfersFile,
  async *batches() {},
  accounts: none(),
  rejects: none(),
  skippedRows: none(),
  dispose: async () => {},
});
process.stdout.write("loaded\n");
await store.close();

async function* none(): AsyncIterable<readonly never[]> {}
