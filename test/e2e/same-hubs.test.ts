import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sharedData } from "../shared-data.ts";
import { STORES, type StoreAtHand } from "./both-stores.ts";

interface Case {
  readonly file: readonly string[];
  readonly mapping: string;
  readonly transfers: number;
  /** Largest fan-ins, as an independent count of distinct payers gives them. */
  readonly largest: readonly number[];
}

const CASES: Readonly<Record<string, Case>> = {
  "LDBC FinBench": {
    file: ["data", "ldbc-finbench-example", "snapshot", "AccountTransferAccount.csv.gz"],
    mapping: "finbench",
    transfers: 37_861,
    largest: [288, 194, 124, 107, 106],
  },
  "AMLGentex t4k": {
    file: ["data", "amlgentex-t4k", "transfers.csv.gz"],
    mapping: "amlgentex",
    transfers: 45_404,
    largest: [],
  },
};

interface Results {
  readonly hubs: string;
  readonly communities: string;
  readonly explanation: string;
}

/** Loads, scores, and returns what a person would take away, byte for byte. */
async function workThrough(store: StoreAtHand, { file, mapping, transfers }: Case): Promise<Results> {
  const succeed = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await store.cli([...args, "--quiet"]);
    expect(code, stderr).toBe(0);
    return stdout;
  };
  const { dataset } = JSON.parse(
    await succeed("load", sharedData(...file), "--mapping", mapping, "--dataset", "d", "--json"),
  );
  expect(dataset).toMatchObject({ rowsRead: transfers, accepted: transfers, rejected: 0 });
  await succeed("score", "--seed", "11");
  const hubs = await succeed("hubs", "--limit", "0", "--format", "csv");
  const [, first = ""] = hubs.split("\n");
  return {
    hubs,
    communities: await succeed("communities", "--format", "csv"),
    explanation: JSON.stringify(
      JSON.parse(await succeed("explain", first.split(",")[1] ?? "", "--json")).contributions,
    ),
  };
}

describe.each(Object.entries(CASES))("%s", (_name, data) => {
  test("gives the same hubs, communities and reasons from both stores, byte for byte", async () => {
    const results: Results[] = [];
    for (const open of Object.values(STORES)) {
      const store = await open();
      try {
        results.push(await workThrough(store, data));
      } finally {
        await store.dispose();
      }
    }
    const [onDuckdb, onNeo4j] = results as [Results, Results];
    expect(onNeo4j).toEqual(onDuckdb);
    const fanIns = onDuckdb.hubs
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => Number(line.split(",")[4]))
      .sort((a, b) => b - a);
    expect(fanIns.length).toBeGreaterThan(500);
    expect(fanIns.slice(0, data.largest.length)).toEqual(data.largest);
  });
});

test("a plain file and the same file compressed give the same transfers and the same run", async () => {
  const store = await STORES.DuckDB();
  try {
    const data = CASES["AMLGentex t4k"] as Case;
    const plain = join(store.home, "transfers.csv");
    await pipeline(createReadStream(sharedData(...data.file)), createGunzip(), createWriteStream(plain));
    const hubs: string[] = [];
    for (const file of [plain, sharedData(...data.file)]) {
      await store.cli(["load", file, "--mapping", data.mapping, "--dataset", "d"]);
      await store.cli(["score"]);
      hubs.push((await store.cli(["hubs", "--limit", "0", "--format", "csv", "--quiet"])).stdout);
      await store.cli(["unload", "--dataset", "d"]);
    }
    expect(hubs[1]).toBe(hubs[0]);
    expect(hubs[0]?.length).toBeGreaterThan(10_000);
  } finally {
    await store.dispose();
  }
});
