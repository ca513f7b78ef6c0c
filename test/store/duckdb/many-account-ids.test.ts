import { join } from "node:path";
import { expect, test } from "vitest";
import { transfer } from "../../contract/staged-literal.ts";
import { loadLiteral } from "../../contract/subject.ts";
import { newFolder, openedStore } from "./store-file.ts";

test("accountIds of very many keys are those of the keys one by one", async () => {
  const store = await openedStore(join(await newFolder(), "tributary.duckdb"));
  const strange = ['"', "\\", "口座", "\u{1F600}", "\uFFFD", "\u0007", "0007", "a,b"];
  const payers = [...strange, ...Array.from({ length: 5_000 }, (_, i) => `payer ${i}`)];
  await loadLiteral(store, "a", { transfers: payers.map((payer, i) => transfer({ transferId: `${i}`, payer })) });
  const keys = await store.accountKeys(payers);
  const often = Int32Array.from({ length: 60_000 }, (_, i) => keys[(i * 7) % keys.length]!);
  const expected = Array.from(often, (_, i) => payers[(i * 7) % payers.length]);
  expect(await store.accountIds(often)).toEqual(expected);
  expect(await store.accountIds(often.subarray(0, 100))).toEqual(expected.slice(0, 100));
  await expect(store.accountIds(often.fill(1_000_000, 59_999))).rejects.toMatchObject({ code: "ACCOUNT_UNKNOWN" });
});
