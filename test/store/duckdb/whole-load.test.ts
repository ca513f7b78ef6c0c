import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WHOLE_TIME } from "../../../server/domain/window.ts";
import { transfer } from "../../contract/staged-literal.ts";
import { loadLiteral, withStaged } from "../../contract/subject.ts";
import { newFolder, openedStore } from "./store-file.ts";

test("a load that stores fewer transfers than were accepted is refused whole", async () => {
  const store = await openedStore(join(await newFolder(), "tributary.duckdb"));
  const short = loadLiteral(store, "short", { transfers: [transfer({ transferId: "1" })], dataset: { accepted: 2 } });
  await expect(short).rejects.toMatchObject({ code: "STORE_FAILED", message: expect.stringContaining("1 transfers") });
  expect(await store.datasets()).toEqual([]);
});

test("loads that are asked for at once follow one another, and readers see whole ones only", async () => {
  const store = await openedStore(join(await newFolder(), "tributary.duckdb"));
  const transfers = Array.from({ length: 500 }, (_, i) => transfer({ transferId: `${i}`, amountMinor: BigInt(i) }));
  const loads = ["a", "b", "c"].map((datasetId) =>
    loadLiteral(store, datasetId, { transfers: transfers.map((row) => ({ ...row, payer: datasetId })) }),
  );
  const lengths: number[] = [];
  const reading = (async () => {
    for (let i = 0; i < 20; i++) lengths.push((await store.transferColumns(WHOLE_TIME)).length);
  })();
  await Promise.all([...loads, reading]);
  expect(lengths.filter((length) => length % 500 !== 0)).toEqual([]);
  expect((await store.transferColumns(WHOLE_TIME)).length).toBe(1_500);
});

test("closing waits for the load that runs", async () => {
  const path = join(await newFolder(), "tributary.duckdb");
  const store = await openedStore(path);
  const load = loadLiteral(store, "a", { transfers: [transfer({ transferId: "1" })] });
  await new Promise((resolve) => setTimeout(resolve, 150));
  await store.close();
  const outcome = await load.then(
    () => 1,
    () => 0,
  );
  const again = await openedStore(path);
  expect(await again.datasets()).toHaveLength(outcome);
});

test("signs in the path of the staged file are taken literally", async () => {
  const folder = await newFolder();
  const store = await openedStore(join(folder, "it's [1] * $x.duckdb"));
  await withStaged("a", { transfers: [transfer({ transferId: "1" })] }, async (staged) => {
    const transfersFile = join(folder, "it's [1] * $x.parquet");
    await copyFile(staged.transfersFile, transfersFile);
    await copyFile(staged.transfersFile, join(folder, "it's 1 other $x.parquet"));
    await store.load({ ...staged, transfersFile });
  });
  expect((await store.transferColumns(WHOLE_TIME)).length).toBe(1);
});
