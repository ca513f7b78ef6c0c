import { expect, test } from "vitest";
import { canonicalCsv, fileOf, stageText } from "./staged.ts";

test.each([
  ['="00123"', "00123"],
  ['"=""00123"""', "00123"],
  ['=" 00123 "', "00123"],
  ["\u200b00123\ufeff", "00123"],
  ["\u200e 00123\u200f ", "00123"],
  ["\u00a000123\u202f", "00123"],
  ["00\u200b123", "00\u200b123"],
  ["=1+1", "=1+1"],
  ['="00123', '="00123'],
  ['x="00123"', 'x="00123"'],
])("the id %j is %j, in transfers and in the accounts file", async (written, id) => {
  const accountsFile = await fileOf(`accountId,minorFlag\n${written},ya\n`, "accounts.csv");
  const staged = await stageText(canonicalCsv([`T1,${written},999,5,IDR,2026-01-01`]), "canonical", { accountsFile });
  expect(staged.transfers.map(({ payer }) => payer)).toEqual([id]);
  expect(staged.accounts).toMatchObject([{ accountId: id, minorFlag: true }]);
});

test("an id of which nothing can be seen is empty", async () => {
  const staged = await stageText(canonicalCsv(["T1,\u200b,999,5,IDR,2026-01-01", 'T2,="",999,5,IDR,2026-01-01']));
  expect(staged.rejects.map(({ code }) => code)).toEqual(["ACCOUNT_EMPTY", "ACCOUNT_EMPTY"]);
});

test("capitals in account numbers count, unless the mapping says otherwise", async () => {
  const text = "hash,from_address,to_address,value,block_timestamp\n0xA,0xAb,0xCD,1000000000,1600000000\n";
  const accountsFile = await fileOf("accountId,minorFlag\n0xaB,ya\n", "accounts.csv");
  const ethereum = await stageText(text, "ethereum", { accountsFile, issuer: "Eth" });
  expect(ethereum.transfers).toMatchObject([{ transferId: "0xA", payer: "Eth:0xab", payee: "Eth:0xcd" }]);
  expect(ethereum.accounts).toMatchObject([{ accountId: "Eth:0xab", minorFlag: true }]);
  const canonical = await stageText(canonicalCsv(["T1,0xAb,0xCD,5,IDR,2026-01-01"]));
  expect(canonical.transfers).toMatchObject([{ payer: "0xAb", payee: "0xCD" }]);
});
