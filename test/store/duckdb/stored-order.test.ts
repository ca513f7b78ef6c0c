import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { STANDINGS } from "../../../server/domain/transfer.ts";
import { NEW_YEAR, transfer } from "../../contract/staged-literal.ts";
import { loadLiteral } from "../../contract/subject.ts";
import { newFolder, openedStore } from "./store-file.ts";

test("the first load's keys are in code-point order of accountId", async () => {
  const store = await openedStore(join(await newFolder(), "tributary.duckdb"));
  const ids = ["\u{1F600}", "b", "\uFFFD", "a", "10", "9"];
  const transfers = ids.map((payer, i) => transfer({ transferId: `${i}`, payer, payee: "b" }));
  await loadLiteral(store, "a", { transfers });
  const keys = await store.accountKeys(["10", "9", "a", "b", "\uFFFD", "\u{1F600}"]);
  expect([...keys]).toEqual([0, 1, 2, 3, 4, 5]);
  expect([...(await store.accounts()).order]).toEqual([0, 1, 2, 3, 4, 5]);
});

test("a load lies sorted by payee, payer and time", async () => {
  const path = join(await newFolder(), "tributary.duckdb");
  const store = await openedStore(path);
  const transfers = Array.from({ length: 500 }, (_, i) =>
    transfer({
      transferId: `${i}`,
      payer: `p${(i * 7) % 13}`,
      payee: `q${(i * 5) % 11}`,
      bookedAt: NEW_YEAR + ((i * 31) % 97),
    }),
  );
  await loadLiteral(store, "a", { transfers });
  await store.close();
  const stored = await rowsOf(path, 'SELECT "payeeKey", "payerKey", "bookedAt" FROM transfers ORDER BY rowid');
  const sorted = await rowsOf(path, 'SELECT "payeeKey", "payerKey", "bookedAt" FROM transfers ORDER BY ALL');
  expect(stored).toHaveLength(500);
  expect(stored).toEqual(sorted);
});

test("standings keep the numbers that the queries write", () => {
  expect(STANDINGS).toEqual(["counted", "second report", "returned", "reversal"]);
});

async function rowsOf(path: string, sql: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const rows = await (await connection.run(sql)).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}
