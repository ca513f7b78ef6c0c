import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Casebook, openCasebook } from "../../server/casebook/casebook.ts";
import type { FinishedRun } from "../../server/casebook/run-book.ts";
import type { ScoredFinding, StoredFinding } from "../../server/casebook/stored-finding.ts";

const WHEN = "2024-05-01T10:00:00.000Z";
const now = () => new Date(WHEN);

let home: string;
let casebook: Casebook;
const open = (store = "duckdb:/a") => openCasebook(home, { store, now });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "casebook-"));
  casebook = open();
});
afterEach(() => {
  casebook.close();
  rmSync(home, { recursive: true, force: true });
});

function finding(rank: number, over: Partial<ScoredFinding> = {}): ScoredFinding {
  const isProtected = over.isProtected ?? false;
  return {
    rank,
    accountId: `BANK:${String(rank).padStart(6, "0")}`,
    accountKey: rank,
    score: 100 - rank / 10_000,
    confidence: 0.8,
    fanIn: 12,
    unresolvedPayers: 1,
    transfers: 40,
    amountMinor: 9_223_372_036_854_775_807n + BigInt(rank),
    currency: "IDR",
    communityId: rank % 7,
    lookAlike: rank === 2 ? "arisan" : null,
    isProtected,
    queue: isProtected ? "at-risk" : "hubs",
    urgency: { score: over.score ?? 20, confidence: 0.8 },
    featureRow: Float64Array.from({ length: 24 }, (_, i) => (i === 3 ? Number.NaN : rank + i / 10)),
    ...over,
  };
}

/** A finding of the hub list as it is read back. */
function stored({ urgency: _, ...finding }: ScoredFinding): StoredFinding {
  return finding;
}

function finished(findings: Iterable<ScoredFinding>): FinishedRun {
  const runKey = "0123456789abcdef".repeat(4);
  return {
    runKey,
    record: () => ({
      runKey,
      parameters: {
        window: { from: 0, to: 1000 },
        engine: "leiden",
        resolution: 1,
        seed: 1,
        minFanIn: 3,
        catalogueVersion: "1",
      },
      datasetIds: ["march"],
      counts: { accounts: 10, transfers: 100, edges: 50, scored: 3, protectedScored: 1, communities: 2 },
      modularity: 0.5,
      timings: [{ step: "reading", seconds: 1 }],
      peakMemoryMb: 100,
      outcome: "finished",
      startedAt: WHEN,
      finishedAt: WHEN,
    }),
    findings,
    communityOf: Int32Array.from([0, 1, 1, -1, 2]),
  };
}

const page = { after: 0, limit: 10 };

describe("runs", () => {
  test("a saved run comes back as it was, with an id of its key and attempt", () => {
    const run = casebook.runs.save(finished([finding(1), finding(2)]));
    expect(run.runId).toBe("0123456789ab-1");
    expect(casebook.runs.run(null)).toEqual(run);
    expect(casebook.runs.run("0123456789ab-1")).toEqual(run);
    expect(casebook.runs.findings(run.runId, { queue: "hubs", ...page })).toEqual([
      stored(finding(1)),
      stored(finding(2)),
    ]);
    expect([...casebook.runs.communityOf(run.runId)]).toEqual([0, 1, 1, -1, 2]);
  });

  test("a second run with the same key is a second attempt, and the newest comes first", () => {
    casebook.runs.save(finished([]));
    casebook.runs.save(finished([]));
    expect(casebook.runs.list().map((run) => run.runId)).toEqual(["0123456789ab-2", "0123456789ab-1"]);
    expect(casebook.runs.run(null).runId).toBe("0123456789ab-2");
  });

  test("runs of one store are invisible from another, whose account keys differ", () => {
    casebook.runs.save(finished([]));
    const other = open("neo4j://db:7687");
    expect(other.runs.list()).toEqual([]);
    expect(() => other.runs.run("0123456789ab-1")).toThrow(expect.objectContaining({ code: "RUN_UNKNOWN" }));
    expect(other.runs.save(finished([])).runId).toBe("0123456789ab-2");
    other.close();
  });

  test("a run that fails half way through its findings leaves nothing", () => {
    function* breaking() {
      yield finding(1);
      throw new Error("stopped");
    }
    expect(() => casebook.runs.save(finished(breaking()))).toThrow("stopped");
    expect(casebook.runs.list()).toEqual([]);
    expect(casebook.runs.save(finished([finding(1)])).runId).toBe("0123456789ab-1");
  });

  test("a casebook without a run says to score first", () => {
    expect(() => casebook.runs.run(null)).toThrow(/run "tributary score" first/);
  });

  test("pages follow each other without gap or overlap", () => {
    const { runId } = casebook.runs.save(finished(Array.from({ length: 25 }, (_, i) => finding(i + 1))));
    const ranks = [0, 10, 20].flatMap((after) =>
      casebook.runs.findings(runId, { queue: "hubs", after, limit: 10 }).map((entry) => entry.rank),
    );
    expect(ranks).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    expect(casebook.runs.findingCount(runId, "hubs")).toBe(25);
  });

  test("half a million findings are saved in seconds, not minutes", () => {
    const many = Array.from({ length: 500_000 }, (_, i) =>
      finding(i + 1, { accountId: `BANK:${((i * 2_654_435_761) % 4_294_967_296).toString(36)}` }),
    );
    const before = performance.now();
    casebook.runs.save(finished(many));
    const seconds = (performance.now() - before) / 1000;
    console.info(`500,000 findings saved in ${seconds.toFixed(1)} s`);
    // About 3 s on an idle machine of two cores; the rest is room for a busy one.
    expect(seconds).toBeLessThan(15);
    expect(casebook.runs.findingOf("0123456789ab-1", many[499_999]?.accountId ?? "")?.rank).toBe(500_000);
  });
});

describe("protection", () => {
  const decide = (accountId: string, decision: "protected" | "released", who: string) =>
    casebook.protections.decide({ accountId, decision, reason: "checked", who, when: WHEN });

  test("an account that a person protects leaves the hub list for the child-at-risk queue at once", () => {
    const { runId } = casebook.runs.save(
      finished([finding(1), finding(2), finding(1, { accountId: "CHILD", score: 5, isProtected: true })]),
    );
    decide("BANK:000001", "protected", "ayu");
    expect(casebook.runs.findings(runId, { queue: "hubs", ...page }).map((f) => f.accountId)).toEqual(["BANK:000002"]);
    const queue = casebook.runs.findings(runId, { queue: "at-risk", ...page });
    expect(queue.map((f) => [f.rank, f.accountId, f.isProtected])).toEqual([
      [1, "BANK:000001", true],
      [2, "CHILD", true],
    ]);
    expect(casebook.runs.findingCount(runId, "hubs")).toBe(1);
    expect(casebook.runs.findingCount(runId, "at-risk")).toBe(2);
    expect(casebook.runs.findingOf(runId, "BANK:000001")?.isProtected).toBe(true);
  });

  test("an account that is protected after the run shows its urgency, and nothing of its place among the hubs", () => {
    const { runId } = casebook.runs.save(
      finished([
        finding(1, { urgency: { score: 30, confidence: 0.4 } }),
        finding(2, { urgency: { score: 60, confidence: 0.5 } }),
        finding(3),
        finding(1, { accountId: "CHILD", score: 45, isProtected: true }),
      ]),
    );
    decide("BANK:000001", "protected", "ayu");
    casebook.protections.noteProtectedByData(["BANK:000002"]);
    const queue = casebook.runs.findings(runId, { queue: "at-risk", ...page });
    expect(
      queue.map(({ rank, accountId, score, confidence, lookAlike }) => [rank, accountId, score, confidence, lookAlike]),
    ).toEqual([
      [1, "BANK:000002", 60, 0.5, null],
      [2, "CHILD", 45, 0.8, null],
      [3, "BANK:000001", 30, 0.4, null],
    ]);
    expect(queue.every((one) => one.queue === "at-risk")).toBe(true);
    expect(queue.map(({ accountId }) => casebook.runs.findingOf(runId, accountId))).toEqual(queue);
  });

  test("a casebook of the first shape keeps its runs, and tells no hub's score of an account protected since", () => {
    const { runId } = casebook.runs.save(
      finished([finding(1), finding(1, { accountId: "CHILD", score: 45, isProtected: true })]),
    );
    casebook.close();
    const database = new DatabaseSync(join(home, "casebook.sqlite"));
    database.exec(`ALTER TABLE "finding" DROP COLUMN "urgency"; ALTER TABLE "finding" DROP COLUMN "urgencyConfidence";
      PRAGMA user_version = 1`);
    database.close();
    casebook = open();
    decide("BANK:000001", "protected", "ayu");
    const queue = casebook.runs.findings(runId, { queue: "at-risk", ...page });
    expect(queue.map(({ accountId, score }) => [accountId, score])).toEqual([
      ["CHILD", 45],
      ["BANK:000001", 0],
    ]);
  });

  test("equally urgent accounts stand in the order of their pseudonyms, which tells nothing of their ids", () => {
    const ids = Array.from({ length: 12 }, (_, i) => `CHILD-${String(i).padStart(2, "0")}`);
    const { runId } = casebook.runs.save(
      finished(ids.map((accountId, i) => finding(i + 1, { accountId, score: 5, isProtected: true }))),
    );
    const listed = [0, 5, 10].flatMap((after) => casebook.runs.findings(runId, { queue: "at-risk", after, limit: 5 }));
    const byPseudonym = ids.toSorted((a, b) => (casebook.pseudonyms.of(a) < casebook.pseudonyms.of(b) ? -1 : 1));
    expect(listed.map(({ accountId }) => accountId)).toEqual(byPseudonym);
    expect(byPseudonym).not.toEqual(ids);
  });

  test("a release needs two different people after the last protection", () => {
    expect(decide("A", "protected", "ayu")).toBe("protected");
    expect(decide("A", "released", "ayu")).toBe("protected");
    expect(decide("A", "released", "ayu")).toBe("protected");
    expect(decide("A", "released", "budi")).toBe("released");
    expect(decide("A", "protected", "citra")).toBe("protected");
    expect(decide("A", "released", "budi")).toBe("protected");
    expect(casebook.protections.history("A")).toHaveLength(6);
    expect([...casebook.protections.all()]).toEqual([["A", "protected"]]);
  });

  test("one person's release of an account that the data protects changes nothing yet", () => {
    expect(decide("B", "released", "ayu")).toBe("unknown");
    expect(decide("B", "released", "budi")).toBe("released");
  });

  test("a released account leaves the child-at-risk queue", () => {
    const { runId } = casebook.runs.save(finished([finding(1, { accountId: "CHILD", isProtected: true })]));
    decide("CHILD", "released", "ayu");
    decide("CHILD", "released", "budi");
    expect(casebook.runs.findings(runId, { queue: "at-risk", ...page })).toEqual([]);
    expect(casebook.runs.findingCount(runId, "at-risk")).toBe(0);
    expect(casebook.runs.findingOf(runId, "CHILD")?.isProtected).toBe(false);
  });
});

describe("pseudonyms", () => {
  test("an account keeps its pseudonym, which leads back to it", () => {
    const name = casebook.pseudonyms.of("BANK:0012345");
    expect(name).toMatch(/^PROT-[0-9A-HJKMNP-TV-Z]{6}$/);
    casebook.close();
    casebook = open();
    expect(casebook.pseudonyms.of("BANK:0012345")).toBe(name);
    expect(casebook.pseudonyms.accountOf(name.toLowerCase())).toBe("BANK:0012345");
    expect(casebook.pseudonyms.accountOf("PROT-000000")).toBeNull();
    expect(casebook.pseudonyms.accountOf("BANK:0012345")).toBeNull();
  });

  test("no two of 100,000 accounts share a pseudonym, although thirty bits collide among so many", () => {
    const accountIds = Array.from({ length: 100_000 }, (_, i) => `A${i}`);
    casebook.pseudonyms.prepare(accountIds);
    expect(new Set(accountIds.map((accountId) => casebook.pseudonyms.of(accountId))).size).toBe(100_000);
  });

  test("another installation gives other pseudonyms", () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "casebook-"));
    const other = openCasebook(elsewhere, { store: "duckdb:/a", now });
    expect(other.pseudonyms.of("A")).not.toBe(casebook.pseudonyms.of("A"));
    other.close();
    rmSync(elsewhere, { recursive: true });
  });

  test("the key is made once and readable by its owner only", () => {
    const path = join(home, "pseudonym.key");
    const key = readFileSync(path);
    expect(key).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    open().close();
    expect(readFileSync(path)).toEqual(key);
  });

  test("a broken key stops the casebook instead of changing every pseudonym", () => {
    chmodSync(join(home, "pseudonym.key"), 0o600);
    writeFileSync(join(home, "pseudonym.key"), "short");
    expect(() => open()).toThrow(/restore it from a backup/);
  });
});

describe("dispositions, users", () => {
  test("a later judgement stands beside the earlier, newest first", () => {
    const judged = { accountId: "A", runId: null, reason: "statement seen", who: "ayu", when: WHEN };
    casebook.dispositions.add({ ...judged, verdict: "unclear" });
    casebook.dispositions.add({ ...judged, verdict: "merchant" });
    casebook.dispositions.add({ ...judged, accountId: "B", verdict: "victim" });
    expect(casebook.dispositions.list("A").map((entry) => entry.verdict)).toEqual(["merchant", "unclear"]);
    expect(casebook.dispositions.list(null)).toHaveLength(3);
  });

  test("a person who comes back is seen once, with first and last time", () => {
    casebook.users.note("ayu", new Date("2024-05-01T00:00:00Z"));
    casebook.users.note("ayu", new Date("2024-05-02T00:00:00Z"));
    expect(casebook.users.list()).toEqual([
      { name: "ayu", firstSeenAt: "2024-05-01T00:00:00.000Z", lastSeenAt: "2024-05-02T00:00:00.000Z" },
    ]);
  });
});

describe("audit", () => {
  const event = (subject: string) => ({ who: "ayu", action: "account viewed" as const, subject, detail: { rows: 3 } });
  const tamper = (sql: string) => {
    const database = new DatabaseSync(join(home, "casebook.sqlite"));
    database.exec(sql);
    database.close();
  };

  test("every entry is chained to the one before", () => {
    const first = casebook.audit.append(event("A"));
    const second = casebook.audit.append(event("B"));
    expect(second.previousHash).toBe(first.hash);
    expect(casebook.audit.entries({ after: 1, limit: 10 })).toEqual([second]);
    expect(casebook.audit.verify()).toEqual({ ok: true, entries: 2, lastHash: second.hash });
  });

  test("a changed entry is found", () => {
    for (const subject of ["A", "B", "C"]) casebook.audit.append(event(subject));
    tamper(`UPDATE audit SET subject = 'X' WHERE sequence = 2`);
    expect(casebook.audit.verify()).toEqual({ ok: false, entries: 1, brokenAt: 2 });
  });

  test("a removed entry is found", () => {
    for (const subject of ["A", "B", "C"]) casebook.audit.append(event(subject));
    tamper("DELETE FROM audit WHERE sequence = 2");
    expect(casebook.audit.verify()).toEqual({ ok: false, entries: 1, brokenAt: 2 });
  });

  test("four processes that write at once leave one sound chain", async () => {
    const script = `
      import { openCasebook } from ${JSON.stringify(new URL("../../server/casebook/casebook.ts", import.meta.url).href)};
      const casebook = openCasebook(process.argv[1], { store: "duckdb:/a", now: () => new Date(0) });
      for (let i = 0; i < 50; i++) {
        casebook.audit.append({ who: "p", action: "account viewed", subject: String(i), detail: {} });
      }
      casebook.close();`;
    const run = promisify(execFile);
    await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, ["--input-type=module", "-e", script, home])));
    expect(casebook.audit.verify()).toMatchObject({ ok: true, entries: 200 });
  });
});

describe("the file", () => {
  test("is its owner's alone", () => {
    for (const name of ["casebook.sqlite", "casebook.sqlite-wal"]) {
      expect(statSync(join(home, name)).mode & 0o077).toBe(0);
    }
  });

  test("a directory in its place is named, with what to do", () => {
    casebook.close();
    rmSync(join(home, "casebook.sqlite"), { force: true });
    mkdirSync(join(home, "casebook.sqlite"));
    expect(() => open()).toThrow(expect.objectContaining({ code: "CASEBOOK_UNREADABLE" }));
  });

  test("a casebook of a newer Tributary is refused, not changed", () => {
    casebook.close();
    const database = new DatabaseSync(join(home, "casebook.sqlite"));
    database.exec("PRAGMA user_version = 99");
    database.close();
    expect(() => open()).toThrow(/version 99/);
  });

  test("a file that is no casebook is named, with what to do", () => {
    casebook.close();
    rmSync(join(home, "casebook.sqlite-wal"), { force: true });
    writeFileSync(join(home, "casebook.sqlite"), "this is a letter, not a database, and long enough to be looked at");
    expect(() => open()).toThrow(
      expect.objectContaining({ code: "CASEBOOK_UNREADABLE", message: expect.stringContaining("casebook.sqlite") }),
    );
  });
});
