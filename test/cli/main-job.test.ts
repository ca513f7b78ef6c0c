import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLI, cleanEnvironment, freshHome, runCli, runProcess } from "./run-cli.ts";
import { transferFile } from "./transfer-file.ts";

const home = freshHome();
const cli = (...args: readonly string[]) => runCli(home.path, args);

async function succeed(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await cli(...args);
  expect(code, stderr).toBe(0);
  return stdout;
}

describe("load", () => {
  test("reports every row and what to do next", async () => {
    const file = transferFile(home.path, "march.csv", { HUB: 40 }, ["late,A,B,12.345,IDR,2024-03-02T00:00:00Z"]);
    const { code, stdout, stderr } = await cli("load", file, "--max-rejects", "5%");
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/rows read\s+│ 121/);
    expect(stdout).toMatch(/= accepted\s+│ 120/);
    expect(stdout).toMatch(/AMOUNT_DECIMALS\s+│ 1: .*march\.csv:122 amount/);
    expect(stderr).toContain("tributary rejects --dataset march");
    expect(stderr).toContain("tributary score");
  });

  test("as JSON holds the same figures", async () => {
    const file = transferFile(home.path, "march.csv", { HUB: 4 });
    const report = JSON.parse(await succeed("load", file, "--json"));
    expect(report.dataset).toMatchObject({ datasetId: "march", rowsRead: 12, accepted: 12, rejected: 0 });
    expect(report.dataset.period).toEqual({ from: "2024-03-01T10:00:00.000Z", to: "2024-03-21T10:00:00.001Z" });
  });

  test("refuses a dataset or a file that is loaded already with 3, and doubles nothing", async () => {
    const file = transferFile(home.path, "march.csv", { HUB: 4 });
    await succeed("load", file);
    for (const args of [
      ["load", file],
      ["load", file, "--dataset", "again"],
    ]) {
      const { code, stderr, stdout } = await cli(...args, "--quiet");
      expect([code, stdout]).toEqual([3, ""]);
      expect(stderr).toMatch(/is loaded already.*nothing was changed/);
    }
    expect(JSON.parse(await succeed("datasets", "--json"))).toHaveLength(1);
  });

  test("refuses too many rejects with 3, shows where they begin, and loads nothing", async () => {
    const file = transferFile(home.path, "march.csv", { HUB: 4 }, ["x,A,B,none,IDR,2024-03-02T00:00:00Z"]);
    const { code, stderr } = await cli("load", file);
    expect(code).toBe(3);
    expect(stderr).toMatch(/AMOUNT_FORMAT: 1, first at .*march\.csv:14 \(amount\)/);
    expect(JSON.parse(await succeed("datasets", "--json"))).toEqual([]);
  });

  test("leaves no temporary files behind, whatever came of it", async () => {
    await cli("load", transferFile(home.path, "bad.csv", {}, ["x,A,B,none,IDR,2024-03-02T00:00:00Z"]));
    await cli("load", transferFile(home.path, "good.csv", { HUB: 4 }));
    expect(readdirSync(join(home.path, "staging"))).toEqual([]);
  });
});

describe("the rows that were not loaded", () => {
  test("are listed with file, line, column, code and raw text", async () => {
    const file = transferFile(home.path, "march.csv", { HUB: 40 }, ['x,A,"B, C",1.5,XXX,2024-03-02T00:00:00Z']);
    await succeed("load", file, "--max-rejects", "5%");
    const rows = (await succeed("rejects", "--dataset", "march", "--format", "csv")).split("\n");
    expect(rows[0]).toBe("file,line,column,code,raw");
    expect(rows[1]).toBe(`march.csv,122,currency,CURRENCY_UNKNOWN,"x,A,""B, C"",1.5,XXX,2024-03-02T00:00:00Z"`);
  });
});

describe("score and hubs", () => {
  test("give the columns that scripts rely on, best first", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20, SMALL: 4, TINY: 2 }));
    const run = JSON.parse(await succeed("score", "--json"));
    expect(run).toMatchObject({
      window: { from: "2024-03-01T10:00:00.000Z", to: "2024-03-21T10:00:00.001Z" },
      engine: "leiden",
      seed: 1,
      counts: { scored: 2, accounts: 23 },
    });
    expect(run.timings.map(({ step }: { step: string }) => step)).toContain("measures");
    const lines = (await succeed("hubs", "--format", "csv", "--limit", "0")).trimEnd().split("\n");
    expect(lines[0]).toBe(
      "rank,accountId,score,confidence,fanIn,transfers,amount,currency,communityId,lookAlike,protected",
    );
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 2))).toEqual([
      ["1", "HUB"],
      ["2", "SMALL"],
    ]);
    expect(lines[1]).toMatch(/,20,60,30000000\.00,IDR,\d+,\w*,false$/);
    expect(JSON.parse(await succeed("hubs", "--json", "--limit", "1"))).toMatchObject([{ rank: 1, accountId: "HUB" }]);
    expect(await succeed("hubs")).toMatch(/│\s+1 │ HUB/);
  });

  test("--min-fan-in, --to and --run act", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20, SMALL: 4, TINY: 2 }));
    const first = JSON.parse(await succeed("score", "--min-fan-in", "2", "--to", "2024-03-10", "--json"));
    expect(first.counts).toMatchObject({ scored: 3, transfers: 26 });
    await succeed("score", "--min-fan-in", "5");
    expect(JSON.parse(await succeed("hubs", "--json"))).toHaveLength(1);
    expect(JSON.parse(await succeed("hubs", "--json", "--run", first.runId))).toHaveLength(3);
  });

  test("a window without data is refused with the span of the data", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }));
    const { code, stderr } = await cli("score", "--from", "2025-01-01");
    expect(code).toBe(2);
    expect(stderr).toContain("2024-03-21");
  });

  test("say nothing but data with --quiet", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }), "--quiet");
    const scored = await cli("score", "--quiet");
    const listed = await cli("hubs", "--quiet");
    expect([scored.stderr, listed.stderr]).toEqual(["", ""]);
  });
});

describe("communities, explain, export, verify, unload", () => {
  test("every account has a community, in code-point order", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20, "😀": 4, "\uff21": 4 }));
    await succeed("score");
    const lines = (await succeed("communities", "--format", "csv")).trimEnd().split("\n");
    expect(lines[0]).toBe("accountId,communityId");
    expect(lines).toHaveLength(24);
    expect(lines.slice(-2).map((line) => line.split(",")[0])).toEqual(["\uff21", "😀"]);
  });

  test("an explanation speaks both languages and names transfers", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }));
    await succeed("score");
    expect(await succeed("explain", "HUB")).toMatch(/F01 .*\n.*march\/HUB-/);
    expect(await succeed("explain", "HUB", "--lang", "id")).toContain("Yang diperhitungkan");
    const answer = JSON.parse(await succeed("explain", "HUB", "--json"));
    expect(answer.hub.accountId).toBe("HUB");
    const fanIn = answer.contributions.find(({ feature }: { feature: string }) => feature === "F01");
    expect(fanIn.transfers).toHaveLength(60);
  });

  test("an export verifies until a byte changes, and is not overwritten", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }));
    await succeed("score");
    const out = join(home.path, "evidence");
    const exported = JSON.parse(await succeed("export", "--hub", "HUB", "--hops", "1", "--out", out, "--json"));
    expect(exported).toMatchObject({ accounts: 21, edges: 20, transfers: 60 });
    expect(await succeed("verify", out)).toContain("as written");
    expect((await cli("export", "--hub", "HUB", "--out", out)).code).not.toBe(0);
    const graph = readdirSync(out).find((name) => name.endsWith(".graphml")) as string;
    appendFileSync(join(out, graph), " ");
    const { code, stderr } = await cli("verify", out);
    expect(code).toBe(1);
    expect(stderr).toContain(graph);
  });

  test("an export starts from --hub or --accounts, not from both and not from neither", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }));
    const out = join(home.path, "evidence");
    expect((await cli("export", "--out", out)).code).toBe(2);
    expect((await cli("export", "--hub", "HUB", "--accounts", "P1", "--out", out)).code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  test("an unloaded dataset is gone, and can be loaded again", async () => {
    const file = transferFile(home.path, "march.csv", { HUB: 20 });
    await succeed("load", file);
    await succeed("unload", "--dataset", "march");
    expect(JSON.parse(await succeed("datasets", "--json"))).toEqual([]);
    await succeed("load", file);
  });
});

test("runs of a store that was replaced are set aside, because its accounts have other keys", async () => {
  await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }));
  await succeed("score");
  for (const name of readdirSync(home.path).filter((file) => file.startsWith("tributary.duckdb"))) {
    rmSync(join(home.path, name));
  }
  await succeed("load", transferFile(home.path, "april.csv", { AAA: 5, OTHER: 20 }));
  const { code, stderr } = await cli("communities");
  expect([code, stderr.includes("Nothing has been scored")]).toEqual([1, true]);
  await succeed("score");
  expect((await succeed("communities")).trimEnd().split("\n")).toHaveLength(23);
});

test("runs stay when their dataset is removed, and while more is loaded", async () => {
  await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }));
  const { runId } = JSON.parse(await succeed("score", "--json"));
  await succeed("load", transferFile(home.path, "april.csv", { AAA: 5 }));
  await succeed("unload", "--dataset", "march");
  await succeed("datasets");
  expect(JSON.parse(await succeed("hubs", "--json", "--run", runId))).toMatchObject([{ accountId: "HUB" }]);
});

describe("protected accounts", () => {
  test("appear by pseudonym in every output", async () => {
    const file = transferFile(home.path, "march.csv", { "BANK:0099887766": 6, HUB: 20 });
    const accounts = join(home.path, "accounts.csv");
    writeFileSync(accounts, "accountId,minorFlag\nBANK:0099887766,true\n");
    const outputs = [
      await succeed("load", file, "--accounts", accounts),
      await succeed("score"),
      await succeed("hubs", "--limit", "0", "--format", "csv"),
      await succeed("hubs", "--queue", "at-risk", "--json"),
      await succeed("communities"),
      await succeed("datasets", "--json"),
    ];
    const [atRisk] = JSON.parse(outputs[3] as string);
    expect(atRisk).toMatchObject({ rank: 1, protected: true, fanIn: 6 });
    outputs.push(await succeed("explain", atRisk.accountId));
    outputs.push(await succeed("explain", atRisk.accountId, "--json"));
    outputs.push(
      await succeed("export", "--hub", atRisk.accountId, "--out", join(home.path, "out"), "--format", "csv"),
    );
    for (const output of outputs) expect(output).not.toContain("0099887766");
  });

  test("appear by pseudonym in failures too, where a file is called by their number", async () => {
    const accounts = join(home.path, "accounts.csv");
    writeFileSync(accounts, "accountId,minorFlag\nBANK:0099887766,true\n");
    await succeed("load", transferFile(home.path, "march.csv", { "BANK:0099887766": 6 }), "--accounts", accounts);
    const broken = join(home.path, "0099887766.csv");
    writeFileSync(broken, "transferId,payer,payee,amount,currency,bookedAt\nx,A,B,ten,IDR,2024-03-01\n");
    const { code, stderr } = await runCli(home.path, ["load", broken]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/PROT-[0-9A-Z]{6}\.csv/);
    expect(stderr).not.toContain("0099887766");
  });

  test("are protected by one person at once, and not released by one", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { "BANK:0099887766": 6, HUB: 20 }));
    await succeed("score");
    const { account, isProtected } = JSON.parse(
      await succeed("protect", "BANK:0099887766", "--reason", "a pupil", "--json"),
    );
    expect(account).toMatch(/^PROT-/);
    expect(isProtected).toBe(true);
    expect(JSON.parse(await succeed("hubs", "--json"))).toMatchObject([{ accountId: "HUB" }]);
    expect(JSON.parse(await succeed("hubs", "--queue", "at-risk", "--json"))).toMatchObject([{ accountId: account }]);
    const explained = await succeed("explain", account);
    expect(explained).not.toMatch(/0099887766|\bF\d\d\b/);
    expect(explained).toMatch(/\bU05\b/);
    const { stderr } = await runCli(home.path, ["release", account, "--reason", "a shop"]);
    expect(stderr).toContain(`${account} stays protected until a second person`);
    expect((await runCli(home.path, ["release", "HUB", "--reason", "a shop"])).code).toBe(2);
    expect((await runCli(home.path, ["protect", "NOBODY", "--reason", "a pupil"])).code).toBe(1);
  });
});

describe("pipes", () => {
  test("a reader that stops early ends the command quietly", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20_000 }));
    await succeed("score");
    const line = `"${process.execPath}" "${CLI}" communities | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await runProcess("bash", ["-c", line], home.path);
    expect(stdout).toBe("accountId,communityId\n0\n");
    expect(stderr).not.toContain("EPIPE");
  });

  test("a disk without room for the answer is told in one sentence", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20 }));
    await succeed("score");
    for (const args of ["hubs --format csv", "--help"]) {
      const line = `"${process.execPath}" "${CLI}" ${args} --quiet > /dev/full`;
      const { code, stderr } = await runProcess("bash", ["-c", line], home.path);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^Standard output .*the disk is full.*\n$/)]);
    }
  });

  test("a long answer arrives whole, however slow its reader", async () => {
    await succeed("load", transferFile(home.path, "march.csv", { HUB: 20_000 }));
    await succeed("score");
    const line = `"${process.execPath}" "${CLI}" communities | (sleep 1; wc -l)`;
    const { stdout } = await runProcess("bash", ["-c", line], home.path);
    expect(stdout.trim()).toBe("20002");
  });
});

test("the environment of the tests holds nothing of Tributary's", () => {
  expect(Object.keys(cleanEnvironment("/x")).filter((name) => name.startsWith("TRIBUTARY"))).toEqual([
    "TRIBUTARY_HOME",
  ]);
});
