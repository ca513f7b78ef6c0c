import { expect, test } from "vitest";
import type { AccountRecord } from "../../server/domain/account.ts";
import { canonicalCsv, counts, faults, fileOf, type Staged, stageText } from "./staged.ts";

const ROW = "T1,111,999,100.50,IDR,2026-03-01T01:00:00Z";

async function withAccounts(lines: readonly string[], maxRejectShare = 1): Promise<Staged> {
  const accountsFile = await fileOf(lines.join("\n"), "accounts.csv");
  return stageText(canonicalCsv([ROW]), "canonical", { accountsFile, maxRejectShare });
}

function account(accountId: string, facts: Partial<AccountRecord> = {}): AccountRecord {
  return {
    accountId,
    issuer: null,
    kind: "unknown",
    country: null,
    openedAt: null,
    birthYear: null,
    minorFlag: null,
    ...facts,
  };
}

test("an accounts file gives facts, and a fact that cannot be read is lost alone", async () => {
  const staged = await withAccounts([
    "accountId,kind,country,openedAt,birthYear,minorFlag",
    "111,e-wallet,ID,2020-05-01,2011,true",
    "222,,,,,",
    "333,Savings,ID,01/02/2026,1980,true",
    "444,bank,ID,yesterday,,no",
    ",bank,ID,,,",
  ]);
  expect(staged.accounts).toEqual([
    account("111", {
      kind: "e-wallet",
      country: "ID",
      openedAt: Date.UTC(2020, 4, 1),
      birthYear: 2011,
      minorFlag: true,
    }),
    account("222"),
    account("333", { country: "ID", birthYear: 1980, minorFlag: true }),
    account("444", { kind: "bank", country: "ID", minorFlag: false }),
  ]);
  expect(faults(staged)).toEqual([
    "accounts.csv:4 kind FIELD_FORMAT",
    "accounts.csv:4 openedAt DATE_FORMAT",
    "accounts.csv:5 openedAt DATE_FORMAT",
    "accounts.csv:6 accountId ACCOUNT_EMPTY",
  ]);
  expect(counts(staged)).toEqual({ rowsRead: 1, accepted: 1, rejected: 0, duplicate: 0 });
  expect(staged.load.dataset.files).toHaveLength(1);
  expect(staged.load.dataset.warnings).toEqual([
    expect.stringMatching(/^1 of 5 rows of the accounts file .*NOT protected/),
    expect.stringMatching(/in 1 of 5 rows \(line 4\) kind cannot be read; those accounts lack that fact/),
    expect.stringMatching(/in 2 of 5 rows \(lines 4, 5\) openedAt cannot be read/),
    expect.stringMatching(/3 of 4 accounts .* named by no transfer; 1 of them are flagged as minors\.$/),
  ]);
});

test.each([
  ["true", true],
  ["1", true],
  ["Y", true],
  ["yes", true],
  ["ya", true],
  ["minor", true],
  ["Anak", true],
  ["false", false],
  ["0", false],
  ["N", false],
  ["no", false],
  ["Tidak", false],
  ["", null],
])("the flag %j is read as %s", async (flag, minorFlag) => {
  const staged = await withAccounts(["accountId,minorFlag", `111,${flag}`]);
  expect(staged.accounts).toEqual([account("111", { minorFlag })]);
  expect(staged.load.dataset.warnings).toEqual([]);
});

test.each(["2012", "2012-05-01", "2012-05-01 00:00:00", "01/05/2012", "1/5/2012", "01.05.2012", "01-05-2012"])(
  "the birth year of %s is 2012",
  async (text) => {
    const staged = await withAccounts(["accountId,birthYear", `111,${text}`]);
    expect(staged.accounts).toEqual([account("111", { birthYear: 2012 })]);
    expect(staged.rejects).toEqual([]);
  },
);

test.each([
  ["minorFlag", "ja"],
  ["minorFlag", "?"],
  ["birthYear", "12"],
  ["birthYear", "about 2012"],
])("an account whose %s is %j counts as a minor's, and the report says so", async (column, text) => {
  const staged = await withAccounts([`accountId,${column}`, `111,${text}`]);
  expect(staged.accounts).toEqual([account("111", { minorFlag: true })]);
  expect(faults(staged)).toEqual([`accounts.csv:2 ${column} FIELD_FORMAT`]);
  expect(staged.load.dataset.warnings).toEqual([
    expect.stringMatching(`line 2\\) ${column} cannot be read; those accounts count as protected`),
  ]);
});

test("a broken row loses its facts, but its account is protected where its number can be read", async () => {
  const staged = await withAccounts(["accountId,kind,minorFlag", '"666,bank,true', "777,bank,true,,", "888,bank,no"]);
  expect(staged.accounts).toEqual([
    account("666", { minorFlag: true }),
    account("777", { minorFlag: true }),
    account("888", { kind: "bank", minorFlag: false }),
  ]);
  expect(faults(staged)).toEqual(["accounts.csv:2 - QUOTE_UNCLOSED", "accounts.csv:3 - ROW_WIDTH"]);
  expect(staged.load.dataset.warnings[1]).toMatch(/2 of 3 rows \(lines 2, 3\) only the account number can be read/);
});

test("two rows of one account complete each other, and no contradiction lifts a protection", async () => {
  const staged = await withAccounts([
    "accountId,kind,birthYear,minorFlag",
    "111,bank,1980,no",
    "111,,2012,",
    "111,card,,ya",
    "222,,,no",
    "222,,,no",
  ]);
  expect(staged.accounts).toEqual([
    account("111", { kind: "bank", birthYear: 2012, minorFlag: true }),
    account("222", { minorFlag: false }),
  ]);
  expect(faults(staged).toSorted()).toEqual([
    "accounts.csv:3 birthYear ID_CONFLICT",
    "accounts.csv:4 kind ID_CONFLICT",
    "accounts.csv:4 minorFlag ID_CONFLICT",
  ]);
  expect(staged.load.dataset.warnings).toEqual([
    expect.stringMatching(/2 of 5 rows \(lines 3, 4\) contradict/),
    expect.stringMatching(/1 of 2 accounts/),
  ]);
});

test("too many rows without an account refuse the load, rows with a lost fact do not", async () => {
  await expect(withAccounts(["accountId,kind", "1,Savings", "2,Giro"], 0.01)).resolves.toBeDefined();
  await expect(withAccounts(["accountId,kind", "1,bank", ",bank"], 0.01)).rejects.toMatchObject({
    code: "TOO_MANY_REJECTS",
    kind: "refused",
  });
});

test("column names compare by their letters, and columns that are not read are named", async () => {
  const staged = await withAccounts(["accountId,minor_flag,Birth Year,isChild", "111,ya,2012,1"]);
  expect(staged.accounts).toEqual([account("111", { birthYear: 2012, minorFlag: true })]);
  expect(staged.load.dataset.warnings).toEqual([expect.stringMatching(/the columns isChild are not read/)]);
});

test("an accounts file with other columns is answered with its own, not with mappings", async () => {
  const loading = withAccounts(["number,minor", "111,ya"]);
  await expect(loading).rejects.toThrow(/names the columns accountId, issuer, .* Rename the columns/);
  await expect(loading).rejects.not.toThrow(/mapping/);
});
