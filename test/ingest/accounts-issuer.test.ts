import { expect, test } from "vitest";
import { canonicalCsv, fileOf, type Staged, stageText } from "./staged.ts";

const ISSUERS = ",payerIssuer,payeeIssuer";

async function staged(
  rows: readonly string[],
  accounts: readonly string[],
  issuer: string | null = null,
): Promise<Staged> {
  const accountsFile = await fileOf(accounts.join("\n"), "accounts.csv");
  return stageText(canonicalCsv(rows, ISSUERS), "canonical", { accountsFile, issuer });
}

function accountOf({ accounts }: Staged, id: string): unknown {
  const same = accounts.filter(({ accountId }) => accountId === id);
  expect(same.length).toBeLessThanOrEqual(1);
  return same[0];
}

test.each([null, "GoPay"])(
  "a flag reaches an account whose issuer stands in the transfers alone, issuer %j",
  async (issuer) => {
    const load = await staged(
      ["T1,111,0071234567,5,IDR,2026-01-01,BRI,BCA"],
      ["accountId,kind,birthYear,minorFlag", "0071234567,bank,2012,true"],
      issuer,
    );
    expect(load.transfers).toMatchObject([{ payee: "BCA:0071234567" }]);
    expect(accountOf(load, "BCA:0071234567")).toMatchObject({
      issuer: "BCA",
      kind: "bank",
      birthYear: 2012,
      minorFlag: true,
    });
    expect(load.load.dataset.warnings).toEqual([
      expect.stringMatching(
        /^1 of 1 accounts of .*accounts\.csv are named by no transfer; 1 of them are flagged as minors\. 1 of them have/,
      ),
    ]);
  },
);

test("a number of two issuers protects both accounts, and gives neither the other facts", async () => {
  const load = await staged(
    ["T1,007,007,5,IDR,2026-01-01,BRI,BCA", "T2,008,008,5,IDR,2026-01-01,BRI,BCA"],
    ["accountId,kind,minorFlag", "007,bank,true", "008,bank,false"],
  );
  for (const issuer of ["BRI", "BCA"]) {
    expect(accountOf(load, `${issuer}:007`)).toMatchObject({ kind: "unknown", minorFlag: true });
    expect(accountOf(load, `${issuer}:008`)).toMatchObject({ kind: "unknown", minorFlag: null });
  }
});

test("a row of the account's own keeps its facts, and the flag of a minor wins", async () => {
  const load = await staged(
    ["T1,111,007,5,IDR,2026-01-01,BRI,BCA"],
    ["accountId,issuer,kind,minorFlag", "007,BCA,card,false", "007,,bank,true"],
  );
  expect(accountOf(load, "BCA:007")).toMatchObject({ kind: "card", minorFlag: true });
});

test("a flag of one issuer's account does not reach another issuer's", async () => {
  const load = await staged(
    ["T1,111,007,5,IDR,2026-01-01,BRI,BCA"],
    ["accountId,issuer,minorFlag", "007,Mandiri,true"],
  );
  expect(accountOf(load, "BCA:007")).toBeUndefined();
  expect(load.load.dataset.warnings).toEqual([expect.stringMatching(/1 of 1 .* flagged as minors\.$/)]);
});

test("an id that begins with its issuer has it only once, in both files", async () => {
  const load = await staged(
    ["T1,BRI:111,BCA:0071234567,5,IDR,2026-01-01,BRI,"],
    ["accountId,minorFlag", "BCA:0071234567,true"],
    "BCA",
  );
  expect(load.transfers).toMatchObject([{ payer: "BRI:111", payee: "BCA:0071234567" }]);
  expect(load.accounts).toMatchObject([{ accountId: "BCA:0071234567", minorFlag: true }]);
  expect(load.load.dataset.warnings).toEqual([]);
});

test("an id in small letters begins with its issuer in any letters", async () => {
  const text = "hash,from_address,to_address,value,block_timestamp\n0xA,Eth:0xAb,0xCD,1000000000,1600000000\n";
  const accountsFile = await fileOf("accountId,minorFlag\nETH:0xaB,ya\n", "accounts.csv");
  const load = await stageText(text, "ethereum", { accountsFile, issuer: "Eth" });
  expect(load.transfers).toMatchObject([{ payer: "Eth:0xab", payee: "Eth:0xcd" }]);
  expect(load.accounts).toMatchObject([{ accountId: "Eth:0xab", minorFlag: true }]);
});
