import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StagedTransfer } from "../../server/domain/staged-load.ts";
import { DAY_MS } from "../../server/domain/window.ts";
import { runCommand } from "../../server/jobs/commands.ts";
import { explainAccount } from "../../server/jobs/explain-account.ts";
import { listCommunities } from "../../server/jobs/list-communities.ts";
import { listHubs } from "../../server/jobs/list-hubs.ts";
import { accountsNamedIn } from "../../server/jobs/named-accounts.ts";
import { noteProtectedByData, readProtection } from "../../server/jobs/protection.ts";
import { scoreTransfers } from "../../server/jobs/score-transfers.ts";
import type { ScoreOptions } from "../../server/jobs/workspace.ts";
import { accountRecord, NEW_YEAR, stagedLoad, transfer } from "../contract/staged-literal.ts";
import { openTestWorkspace, type TestWorkspace } from "./test-workspace.ts";

const OPTIONS: ScoreOptions = {
  from: null,
  to: null,
  last: null,
  engine: "leiden",
  resolution: 1,
  seed: 1,
  minFanIn: 3,
  writeBack: false,
};
const HUBS = { run: null, queue: "hubs", limit: 0 } as const;

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.dispose());

/** `payers` accounts pay `payee` every ten days, three times, a round amount each. */
function paidBy(payee: string, payers: number, prefix: string): readonly StagedTransfer[] {
  return Array.from({ length: payers * 3 }, (_, i) =>
    transfer({
      transferId: `${payee}-${i}`,
      payer: `${prefix}${Math.floor(i / 3)}`,
      payee,
      amountMinor: 50_000_000n,
      bookedAt: NEW_YEAR + (i % 3) * 10 * DAY_MS + i * 1000,
    }),
  );
}

async function load(datasetId: string, transfers: readonly StagedTransfer[], minors: readonly string[] = []) {
  const accounts = minors.map((accountId) => accountRecord({ accountId, minorFlag: true }));
  const staged = await stagedLoad(datasetId, { transfers, accounts });
  await workspace.store.load(staged);
  await staged.dispose();
}

describe("a scoring run", () => {
  test("ranks the account with most payers first and keeps the run whole", async () => {
    await load("a", [...paidBy("HUB", 20, "p"), ...paidBy("SMALL", 4, "q"), ...paidBy("TWO", 2, "r")]);
    const run = await scoreTransfers(workspace, OPTIONS);
    const { hubs, total } = listHubs(workspace, HUBS);
    expect(hubs.map((hub) => [hub.rank, hub.accountId, hub.fanIn, hub.transfers, hub.amount])).toEqual([
      [1, "HUB", 20, 60, "30000000.00"],
      [2, "SMALL", 4, 12, "6000000.00"],
    ]);
    expect(total).toBe(2);
    expect(run.counts).toMatchObject({ accounts: 29, transfers: 78, edges: 26, scored: 2, communities: 3 });
    expect(run.timings.map((step) => step.step)).toEqual([
      "reading",
      "graph",
      "measures",
      "scores",
      "waiting for communities",
      "communities",
      "saving",
    ]);
    expect(workspace.casebook.runs.run(null)).toEqual(run);
    expect(workspace.casebook.audit.entries({ after: 0, limit: 9 }).map((entry) => entry.action)).toEqual([
      "run finished",
    ]);
  });

  test("same data and options give the same run key, and a second attempt", async () => {
    await load("a", paidBy("HUB", 20, "p"));
    const first = await scoreTransfers(workspace, OPTIONS);
    const second = await scoreTransfers(workspace, OPTIONS);
    const other = await scoreTransfers(workspace, { ...OPTIONS, seed: 2 });
    expect(second.runKey).toBe(first.runKey);
    expect([first.runId, second.runId]).toEqual([`${first.runKey.slice(0, 12)}-1`, `${first.runKey.slice(0, 12)}-2`]);
    expect(other.runKey).not.toBe(first.runKey);
    const hubsOf = (run: string) => listHubs(workspace, { ...HUBS, run }).hubs;
    expect(hubsOf(second.runId)).toEqual(hubsOf(first.runId));
  });

  test("sees only transfers of its window", async () => {
    await load("a", [...paidBy("HUB", 20, "p"), transfer({ transferId: "late", bookedAt: NEW_YEAR + 100 * DAY_MS })]);
    await scoreTransfers(workspace, { ...OPTIONS, to: "2026-01-05" });
    expect(listHubs(workspace, HUBS).hubs[0]?.transfers).toBe(20);
  });

  test("an empty store says to load first", async () => {
    await expect(scoreTransfers(workspace, OPTIONS)).rejects.toMatchObject({ code: "STORE_EMPTY" });
  });

  test("a run that is stopped keeps nothing", async () => {
    await load("a", paidBy("HUB", 20, "p"));
    const stopped = scoreTransfers(workspace, OPTIONS, { signal: { aborted: true } });
    await expect(stopped).rejects.toMatchObject({ code: "RUN_STOPPED" });
    expect(workspace.casebook.runs.list()).toEqual([]);
  });

  test("a second run at the same time is refused, and one after it is not", async () => {
    await load("a", paidBy("HUB", 20, "p"));
    const first = scoreTransfers(workspace, OPTIONS);
    await expect(scoreTransfers(workspace, OPTIONS)).rejects.toMatchObject({ code: "LOCK_HELD", kind: "refused" });
    await first;
    await scoreTransfers(workspace, OPTIONS);
  });

  test("--write-back is refused before any work where the store cannot take it", async () => {
    await load("a", paidBy("HUB", 20, "p"));
    await expect(scoreTransfers(workspace, { ...OPTIONS, writeBack: true })).rejects.toMatchObject({
      code: "STORE_UNSUPPORTED",
    });
    expect(workspace.casebook.runs.list()).toEqual([]);
  });

  test("leaves the thread that asked responsive", async () => {
    await load("a", paidBy("HUB", 2_000, "p"));
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    await scoreTransfers(workspace, OPTIONS);
    clearInterval(beat);
    expect(longest).toBeLessThan(500);
  });
});

describe("protection", () => {
  test("a minor's account is in the at-risk queue by pseudonym, not among the hubs", async () => {
    await load("a", [...paidBy("HUB", 20, "p"), ...paidBy("CHILD", 4, "q")], ["CHILD"]);
    await scoreTransfers(workspace, OPTIONS);
    expect(listHubs(workspace, HUBS).hubs.map((hub) => hub.accountId)).toEqual(["HUB"]);
    const [atRisk] = listHubs(workspace, { ...HUBS, queue: "at-risk" }).hubs;
    expect(atRisk).toMatchObject({ rank: 1, protected: true, accountId: expect.stringMatching(/^PROT-/) });

    const explanation = await explainAccount(workspace, "CHILD", null, await readProtection(workspace));
    expect(explanation.finding.rank).toBe(1);
    expect(explanation.shownId).toBe(atRisk!.accountId);
  });

  test("a person's decision puts an account into the queue of the next run, and out again when two release it", async () => {
    await load("a", paidBy("HUB", 20, "p"));
    const decide = (decision: "protected" | "released", who: string) =>
      workspace.casebook.protections.decide({
        accountId: "HUB",
        decision,
        who,
        reason: "seen",
        when: "2026-06-01T00:00:00Z",
      });
    decide("protected", "ayu");
    const run = await scoreTransfers(workspace, OPTIONS);
    expect(run.counts.protectedScored).toBe(1);
    decide("released", "ayu");
    decide("released", "budi");
    expect((await scoreTransfers(workspace, OPTIONS)).counts.protectedScored).toBe(0);
  });

  test("an account that later data protects leaves the hub list before anything is scored again", async () => {
    await load("a", paidBy("HUB", 20, "p"));
    const { runId } = await scoreTransfers(workspace, OPTIONS);
    await load("b", [], ["HUB"]);
    await noteProtectedByData(workspace);
    expect(listHubs(workspace, HUBS)).toMatchObject({ total: 0, hubs: [] });
    const { hubs } = listHubs(workspace, { ...HUBS, queue: "at-risk" });
    expect(hubs).toMatchObject([{ rank: 1, protected: true, accountId: expect.stringMatching(/^PROT-/) }]);
    expect(workspace.casebook.runs.findingOf(runId, "HUB")?.isProtected).toBe(true);
  });

  test("an account protected after a run is listed and explained by its urgency, as if it had been protected before", async () => {
    await load("a", [...paidBy("HUB", 20, "p"), ...paidBy("CHILD", 4, "q")], ["CHILD"]);
    const queueOf = (run: string) => listHubs(workspace, { ...HUBS, run, queue: "at-risk" }).hubs;
    const explained = (run: string) => runCommand(workspace, "explain", { account: "HUB", run });
    const protect = (who: string) =>
      workspace.casebook.protections.decide({
        accountId: "HUB",
        decision: "protected",
        reason: "seen",
        who,
        when: "2026-06-01T00:00:00Z",
      });
    const before = await scoreTransfers(workspace, OPTIONS);
    const asHub = await explained(before.runId);
    protect("ayu");
    const after = await scoreTransfers(workspace, OPTIONS);
    expect(queueOf(before.runId)).toEqual(queueOf(after.runId));
    const [asProtected, asKnown] = [await explained(before.runId), await explained(after.runId)];
    expect({ ...asProtected, run: null }).toEqual({ ...asKnown, run: null });
    expect(asProtected.contributions.map(({ feature }) => feature[0])).not.toContain("F");
    expect(asProtected.hub.score).not.toBe(asHub.hub.score);
    expect(JSON.stringify(asProtected)).not.toContain('"HUB"');
  });

  test("accounts files protect before any transfer is loaded: by the minor flag, and by age as of today", async () => {
    const staged = await stagedLoad("a", {
      transfers: [],
      accounts: [
        accountRecord({ accountId: "MINOR", minorFlag: true }),
        accountRecord({ accountId: "BORN-2010", birthYear: 2010 }),
        accountRecord({ accountId: "BORN-2000", birthYear: 2000 }),
      ],
    });
    await workspace.store.load(staged);
    await staged.dispose();
    const { isProtected } = await readProtection(workspace);
    expect(["MINOR", "BORN-2010", "BORN-2000"].filter(isProtected)).toEqual(["MINOR", "BORN-2010"]);
  });

  test("no digest is shown that a protected account's number could be guessed back from", async () => {
    const derived = (digit: string) => digit.repeat(64);
    const cash = "unresolved:0123456789abcdef";
    const toChild = { payee: "CHILD" };
    await load(
      "a",
      [
        ...paidBy("HUB", 4, "p"),
        transfer({ transferId: derived("a"), payer: "p1", sourceLine: 5, ...toChild }),
        transfer({ transferId: derived("b"), payer: "p2", sourceLine: 6, ...toChild }),
        transfer({ transferId: derived("c"), payer: cash, sourceLine: 7, ...toChild }),
        transfer({ transferId: derived("d"), payer: "p1", payee: "HUB" }),
      ],
      ["CHILD"],
    );
    await scoreTransfers(workspace, OPTIONS);
    const child = JSON.stringify(await runCommand(workspace, "explain", { account: "CHILD", run: null }));
    expect(child).toContain('"transferId":"a.csv:5"');
    expect(["a", "b", "c"].filter((digit) => child.includes(derived(digit)))).toEqual([]);
    const hub = JSON.stringify(await runCommand(workspace, "explain", { account: "HUB", run: null }));
    expect(hub).toContain(derived("d"));

    const { accountIds } = await listCommunities(workspace, { run: null });
    const shown = accountIds.find((id) => id.startsWith("unresolved:"));
    expect(shown).toMatch(/^unresolved:[0-9a-f]{16}$/);
    expect(shown).not.toBe(cash);
    expect(await accountsNamedIn(workspace, [shown!, cash, "HUB"])).toEqual([cash, cash, "HUB"]);
  });

  test("free text is shown without numbers of protected accounts", async () => {
    await load("a", paidBy("BANK:0012345", 4, "q"), ["BANK:0012345"]);
    const protection = await readProtection(workspace);
    const pseudonym = protection.mask("BANK:0012345");
    expect(protection.redact("to 0012345 paid")).toBe(`to ${pseudonym} paid`);
    expect(protection.protectionOf("BANK:0012345")).toBe("protected");
  });
});

describe("communities", () => {
  test("name every account once, in code-point order of the id shown", async () => {
    await load("a", [...paidBy("HUB", 5, "p"), ...paidBy("Z", 5, "q")], ["p1", "q3"]);
    await scoreTransfers(workspace, OPTIONS);
    const { accountIds, communityIds } = await listCommunities(workspace, { run: null });
    expect(accountIds).toHaveLength(12);
    expect(communityIds.every((community) => community >= 0)).toBe(true);
    expect([...accountIds].sort()).toEqual(accountIds);
    expect(accountIds.filter((id) => id.startsWith("PROT-"))).toHaveLength(2);
    expect(accountIds).not.toContain("p1");
  });
});

describe("an explanation", () => {
  test("adds up to the score and names transfers behind its numbers", async () => {
    await load("a", [...paidBy("HUB", 20, "p"), ...paidBy("OTHER", 5, "p")]);
    await scoreTransfers(workspace, OPTIONS);
    const { breakdown, evidence, shownId } = await explainAccount(
      workspace,
      "HUB",
      null,
      await readProtection(workspace),
    );
    expect(shownId).toBe("HUB");
    expect(breakdown.contributions.length).toBeGreaterThan(3);
    expect(evidence.get("F01")).toHaveLength(60);
  });

  test("of an account that was not scored says why it may be", async () => {
    await load("a", paidBy("HUB", 20, "p"));
    await scoreTransfers(workspace, OPTIONS);
    await expect(explainAccount(workspace, "p1", null, await readProtection(workspace))).rejects.toMatchObject({
      code: "ACCOUNT_UNKNOWN",
      message: expect.stringContaining("fewer than 3 payers"),
    });
  });
});
