import { describe, expect, test } from "vitest";
import { FACT_INDEX, FACTS } from "../../server/analyse/account-facts.ts";
import { type RankingQuality, rankingQuality } from "./average-precision.ts";
import { amlgentexWorld, demoWorld, finbenchTransfers } from "./sample-worlds.ts";
import { type ScoredWorld, scoredWorld } from "./scored-world.ts";

/** The scored accounts by number of distinct payers: the baseline that every score must beat. */
function byFanIn({ facts, scoring, nameOf }: ScoredWorld): string[] {
  const fanIn = (row: number) => facts.values[row * FACTS.length + FACT_INDEX.fanIn] ?? 0;
  const rows = [...scoring.hubs.factsRow].sort((a, b) => fanIn(b) - fanIn(a) || a - b);
  return rows.map((row) => nameOf(facts.account[row] ?? -1));
}

function print(world: string, score: RankingQuality, baseline: RankingQuality): void {
  const line = ({ averagePrecision, foundIn }: RankingQuality) =>
    `AP ${averagePrecision.toFixed(3)}, found in 10/20/50/100: ${Object.values(foundIn).join("/")}`;
  console.info(`${world}: score ${line(score)}; distinct payers ${line(baseline)}`);
}

describe("detection", () => {
  test("on bare AMLGentex data is at least twice as precise as the number of distinct payers", () => {
    const { transfers, planted } = amlgentexWorld();
    const world = scoredWorld(transfers);
    expect([transfers.length, planted.size]).toEqual([45_404, 20]);
    const score = rankingQuality(world.hubs, planted);
    const baseline = rankingQuality(byFanIn(world), planted);
    print("AMLGentex", score, baseline);
    expect(baseline.averagePrecision).toBeCloseTo(0.083, 3);
    expect(score.averagePrecision).toBeGreaterThanOrEqual(2 * baseline.averagePrecision);
  });

  test("on years of the demo town with all columns puts nearly all planted hubs before all look-alikes", () => {
    for (const seed of [101, 102]) {
      const { transfers, known, planted } = demoWorld(seed);
      const world = scoredWorld(transfers, { known });
      const score = rankingQuality(world.hubs, planted);
      print(`demo ${seed}`, score, rankingQuality(byFanIn(world), planted));
      expect(score.averagePrecision).toBeGreaterThan(0.9);
      expect(world.hubs.filter((accountId) => world.atRisk.includes(accountId))).toEqual([]);
    }
  });

  test("on years of the demo town with payer, payee, amount and time alone is far above the baseline", () => {
    for (const seed of [101, 102]) {
      const { transfers, planted, roleOf } = demoWorld(seed);
      const bare = transfers.map((t) => ({ ...t, channel: "", payerCountry: "", payeeCountry: "" }));
      const world = scoredWorld(bare);
      const isListed = (accountId: string) => roleOf.get(accountId) !== "recipient child";
      const score = rankingQuality(world.hubs.filter(isListed), planted);
      const baseline = rankingQuality(byFanIn(world).filter(isListed), planted);
      print(`bare demo ${seed}`, score, baseline);
      expect(score.averagePrecision).toBeGreaterThan(3 * baseline.averagePrecision);
    }
  });
});

test("FinBench's five largest fan-ins are 288, 194, 124, 107 and 106 distinct payers, as its rows say", () => {
  const transfers = finbenchTransfers();
  expect(transfers.length).toBe(37_861);
  const payersOf = new Map<string, Set<string>>();
  for (const { payer, payee, amountMinor } of transfers) {
    if (payer === payee || amountMinor === 0) continue;
    payersOf.set(payee, (payersOf.get(payee) ?? new Set()).add(payer));
  }
  const counted = [...payersOf].map(([accountId, payers]) => [accountId, payers.size] as const);
  const largest = counted.sort((a, b) => b[1] - a[1]).slice(0, 5);
  expect(largest.map(([, size]) => size)).toEqual([288, 194, 124, 107, 106]);
  const world = scoredWorld(transfers);
  const measured = byFanIn(world).slice(0, 5);
  expect(measured).toEqual(largest.map(([accountId]) => accountId));
});
