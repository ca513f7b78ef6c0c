import { describe, expect, test } from "vitest";
import { FACT_INDEX } from "../../server/analyse/account-facts.ts";
import { breakdownOf, reasonsInBrief } from "../../server/score/breakdown.ts";
import { CATALOGUE } from "../../server/score/catalogue.ts";
import { findingNumbers } from "../../server/score/feature-row.ts";
import { URGENCY } from "../../server/score/urgency.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { LOCAL, moment, plantedPayers, rupiah } from "./planted.ts";
import { type KnownFacts, scoredWorld, type WorldOptions } from "./scored-world.ts";

/** The data begins on 31 December 2023, UTC. */
const transfers = plantedPayers({ hub: "H", payers: 12, payments: 3, seed: 1 }).concat(
  transfer("A", "B", { ...LOCAL, bookedAt: moment(0, 0) }),
);
const listOf = (options: WorldOptions) => {
  const { hubs, atRisk } = scoredWorld(transfers, options);
  return { hubs: hubs.includes("H"), atRisk: atRisk.includes("H") };
};
const PROTECTED = { hubs: false, atRisk: true };
const LISTED = { hubs: true, atRisk: false };

describe("protection", () => {
  test("holds for whoever may have been under 18 at the first transfer of the data", () => {
    const born = (birthYear: number): KnownFacts => ({ H: { birthYear } });
    expect(listOf({ known: born(2012) })).toEqual(PROTECTED);
    expect(listOf({ known: born(2005) })).toEqual(PROTECTED);
    expect(listOf({ known: born(2004) })).toEqual(LISTED);
    expect(listOf({})).toEqual(LISTED);
  });

  test("holds for an account that is flagged as a minor's, whatever year of birth is given", () => {
    expect(listOf({ known: { H: { isMinor: true, birthYear: 1970 } } })).toEqual(PROTECTED);
    expect(listOf({ known: { H: { isMinor: false } } })).toEqual(LISTED);
  });

  test("holds when a person set it, and ends only with a release", () => {
    expect(listOf({ marked: ["H"] })).toEqual(PROTECTED);
    expect(listOf({ marked: ["H"], released: ["H"] })).toEqual(LISTED);
    expect(listOf({ known: { H: { isMinor: true } }, released: ["H"] })).toEqual(LISTED);
  });

  test("keeps a protected account out of the hub list and in the queue even with a single payer", () => {
    const one = transfer("A", "CHILD", { ...LOCAL, bookedAt: moment(3) });
    const { hubs, atRisk } = scoredWorld([...transfers, one], { known: { CHILD: { isMinor: true } } });
    expect(hubs).not.toContain("CHILD");
    expect(atRisk).toEqual(["CHILD"]);
  });
});

describe("the child-at-risk queue", () => {
  const last = 300;
  const known: KnownFacts = {
    CALM: { birthYear: 2010 },
    URGENT: { birthYear: 2010 },
    ...Object.fromEntries([0, 1, 2, 3].map((n) => [`adult-${n}`, { birthYear: 1970 }])),
  };
  const queue = scoredWorld(
    [
      transfer("friend", "CALM", { ...LOCAL, bookedAt: moment(10), amountMinor: rupiah(20_000) }),
      ...[0, 1, 2, 3].flatMap((adult) =>
        Array.from({ length: 4 - adult }, (_, n) =>
          transfer(`adult-${adult}`, "URGENT", {
            ...LOCAL,
            payerCountry: "AU",
            bookedAt: moment(last - n, 1),
            amountMinor: rupiah(500_000),
          }),
        ),
      ),
      transfer("A", "B", { ...LOCAL, bookedAt: moment(last + 1) }),
    ],
    { known },
  );

  test("is ordered by urgency: recent payments, the same payer again, adults, payers abroad, several payers", () => {
    expect(queue.atRisk).toEqual(["URGENT", "CALM"]);
    expect(queue.scoreOf("URGENT")).toBeGreaterThan(70);
    expect(queue.scoreOf("CALM")).toBeLessThan(10);
  });

  test("explains the urgency by what was seen, without look-alikes and without accusing", () => {
    const breakdown = breakdownOf(queue.rowOf("URGENT"), "at-risk", CATALOGUE);
    expect(breakdown.contributions.map(({ feature }) => feature).sort()).toEqual(["U01", "U02", "U03", "U04", "U05"]);
    expect(breakdown.lookAlikes).toEqual([]);
    expect(breakdown.contributions.find(({ feature }) => feature === "U03")?.sentence.en).toBe(
      "4 payers are 15 or more years older than the holder.",
    );
    expect(reasonsInBrief(queue.rowOf("URGENT"), "at-risk", 2, CATALOGUE)).toHaveLength(2);
    expect(findingNumbers(queue.rowOf("URGENT"))).toMatchObject({ fanIn: 4, transfers: 10 });
  });

  test("says how long before the end the last payment came in, and of the last day that it is the last", () => {
    const briefly = (quietDays: number) => {
      const facts = queue.rowOf("URGENT").slice();
      facts[FACT_INDEX.quietDays] = quietDays;
      return URGENCY[0]!.brief(facts);
    };
    expect(briefly(0.4)).toEqual({ en: "paid on the last day", id: "dibayar pada hari terakhir data" });
    expect(briefly(1.2)).toEqual({
      en: "paid up to 1 day before the end",
      id: "dibayar hingga 1 hari sebelum akhir data",
    });
    expect(briefly(30).en).toBe("paid up to 30 days before the end");
  });

  test("is told of an account that was scored among the hubs exactly as if it had been protected before", () => {
    const transfers = plantedPayers({ hub: "H", payers: 12, payments: 3, seed: 5 });
    const asHub = scoredWorld(transfers);
    const asChild = scoredWorld(transfers, { known: { H: { isMinor: true } } });
    expect([asHub.hubs, asChild.atRisk]).toEqual([["H"], ["H"]]);
    const row = asHub.rowOf("H");
    expect(asHub.scoring.urgencyOf(row)).toEqual({
      score: asChild.scoreOf("H"),
      confidence: asChild.scoring.atRisk.confidence[0],
    });
    expect(breakdownOf(row, "at-risk", CATALOGUE)).toEqual(breakdownOf(asChild.rowOf("H"), "at-risk", CATALOGUE));
    expect(breakdownOf(row, "at-risk", CATALOGUE)).not.toEqual(breakdownOf(row, "hubs", CATALOGUE));
  });
});
