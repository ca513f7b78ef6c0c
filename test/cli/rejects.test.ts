import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { shellWord } from "../../server/jobs/shell-word.ts";
import { freshHome, runCli } from "./run-cli.ts";

const home = freshHome();
const cli = (...args: readonly string[]) => runCli(home.path, args);

async function succeed(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await cli(...args);
  expect(code, stderr).toBe(0);
  return stdout;
}

/** Keeps rows of status "done"; the others are skipped. */
const MAPPING = {
  name: "with-status",
  title: "With a status",
  description: "Only what is done is loaded",
  columns: {
    transferId: "id",
    payer: "payer",
    payee: "payee",
    amount: "amount",
    currency: "currency",
    date: "at",
    status: "status",
  },
  date: { formats: ["iso"] },
  status: { keep: ["done"] },
};
const TRANSFERS = [
  "id,payer,payee,amount,currency,at,status",
  "1,A,B,1.50,EUR,2024-03-01T00:00:00Z,done",
  "2,A,B,1.50,EUR,2024-03-02T00:00:00Z,pending",
  "3,A,B,1.505,EUR,2024-03-03T00:00:00Z,done",
  '4,A,"B, C",1.50,EUR,2024-03-04T00:00:00Z,failed',
];

const file = (name: string): string => join(home.path, name);
let load: readonly string[] = [];
beforeEach(() => {
  writeFileSync(file("march.csv"), `${TRANSFERS.join("\n")}\n`);
  writeFileSync(file("kyc.csv"), "accountId,birthYear\nA,1990\nB,last year\n");
  writeFileSync(file("with-status.json"), JSON.stringify(MAPPING));
  load = ["load", file("march.csv"), "--mapping", file("with-status.json"), "--accounts", file("kyc.csv")];
});

describe("the rows that were not loaded", () => {
  test("are in three lists, each as long as its count", async () => {
    await succeed(...load, "--max-rejects", "50%");
    const lists = { rejected: [], skipped: ["--skipped"], accounts: ["--accounts"] };
    const lines = async (list: keyof typeof lists) =>
      (await succeed("rejects", "--dataset", "march", ...lists[list], "--format", "csv")).trimEnd().split("\n");
    expect(await lines("rejected")).toEqual([
      "file,line,column,code,raw",
      expect.stringMatching(/^march\.csv,4,amount,AMOUNT_DECIMALS,/),
    ]);
    expect(await lines("skipped")).toEqual([
      "file,line,reason,raw",
      expect.stringMatching(/march\.csv,3,.*,"2,A,B,1\.50,EUR,2024-03-02T00:00:00Z,pending"$/),
      expect.stringMatching(/march\.csv,5,.*,"4,A,""B, C"",1\.50,EUR,2024-03-04T00:00:00Z,failed"$/),
    ]);
    expect(await lines("accounts")).toEqual([
      "file,line,column,code,raw",
      expect.stringMatching(/^kyc\.csv,3,birthYear,FIELD_FORMAT,/),
    ]);
    const [dataset] = JSON.parse(await succeed("datasets", "--json"));
    expect(dataset).toMatchObject({ rowsRead: 4, accepted: 1, rejected: 1, duplicate: 0, skipped: 2 });
    expect(JSON.parse(await succeed("rejects", "--dataset", "march", "--skipped", "--json"))).toMatchObject([
      { line: 3 },
      { line: 5 },
    ]);
    expect(await succeed("rejects", "--dataset", "march", "--skipped")).toContain("reason");
  });

  test("are counted in a report that adds up, with the commands that list them", async () => {
    const { stdout, stderr } = await cli(...load, "--max-rejects", "50%", "--dataset", "March, 2nd half");
    expect(stdout).toMatch(/\+ rejected\s+│ 1\s+│\n.*\n?│\s+AMOUNT_DECIMALS\s+│ 1: /);
    expect(stdout).toMatch(/accounts file: faulty\s+│ 1\s/);
    for (const option of ["", " --skipped", " --accounts"]) {
      expect(stderr).toContain(`"tributary rejects --dataset 'March, 2nd half'${option}"`);
    }
    const listed = await cli("rejects", "--dataset", "March, 2nd half");
    expect(listed.stderr).toContain("1 rejected row. 2 skipped rows: ");
    expect(listed.stderr).toContain("1 faulty row of the accounts file: ");
  });

  test("of the accounts file and skipped ones cannot be asked for together", async () => {
    const { code, stderr } = await cli("rejects", "--dataset", "march", "--skipped", "--accounts");
    expect([code, stderr.includes("cannot be used with")]).toEqual([2, true]);
  });
});

test.each([
  ["march", "march"],
  ["2024-03_a.b", "2024-03_a.b"],
  ["Bank Ä", "'Bank Ä'"],
  ["$(rm x)", "'$(rm x)'"],
  ["it's", `'it'\\''s'`],
  ["", "''"],
])("%j is written for a shell as %s", (text, word) => {
  expect(shellWord(text)).toBe(word);
});
