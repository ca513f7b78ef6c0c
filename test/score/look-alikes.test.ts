import { describe, expect, test } from "vitest";
import { ACCOUNT_KINDS } from "../../server/domain/account.ts";
import { LOOK_ALIKES, type LookAlikeId } from "../../server/domain/finding.ts";
import { breakdownOf } from "../../server/score/breakdown.ts";
import { CATALOGUE } from "../../server/score/catalogue.ts";
import { type SampleTransfer, transfer } from "../graph/transfer-sample.ts";
import { everydayTransfers, LOCAL, moment, plantedPayers, rupiah } from "./planted.ts";
import { type KnownFacts, type ScoredWorld, scoredWorld } from "./scored-world.ts";

const background = everydayTransfers(7, 1_200);
const WITHOUT = { ...CATALOGUE, hubs: { ...CATALOGUE.hubs, lookAlikes: [] } };

/** Score with and without the look-alikes, and the sentence of the one asked for. */
function judged(transfers: readonly SampleTransfer[], lookAlike: LookAlikeId, known: KnownFacts = {}) {
  const all = [...background, ...transfers];
  const world = scoredWorld(all, { known });
  const found = breakdownOf(world.rowOf("H"), "hubs", CATALOGUE).lookAlikes.find((one) => one.lookAlike === lookAlike);
  return {
    named: nameIn(world),
    score: world.scoreOf("H"),
    scoreWithout: scoredWorld(all, { known, catalogue: WITHOUT }).scoreOf("H"),
    strength: found?.strength ?? Number.NaN,
    sentence: found?.sentence,
  };
}

function nameIn({ scoring, hubs }: ScoredWorld): LookAlikeId | null {
  const number = scoring.hubs.lookAlike[hubs.indexOf("H")] ?? 0;
  return number === 0 ? null : (LOOK_ALIKES[number - 1] ?? null);
}

const pays = (payee: string, day: number, units: number, hour = 12) =>
  transfer("H", payee, { ...LOCAL, amountMinor: rupiah(units), bookedAt: moment(day, hour) });

const savingsGroup = Array.from({ length: 15 }, (_, round) => [
  ...Array.from({ length: 15 }, (_, member) =>
    transfer(`member-${member}`, "H", { ...LOCAL, amountMinor: rupiah(200_000), bookedAt: moment(round * 20, 9) }),
  ),
  pays(`member-${round}`, round * 20, 3_000_000, 18),
]).flat();

describe("look-alikes", () => {
  test("a savings group is named an arisan, with the number of members who received the pot", () => {
    const arisan = judged(savingsGroup, "arisan");
    expect(arisan.named).toBe("arisan");
    expect(arisan.sentence).toEqual({
      en: "15 of 15 payers also received a pot: looks like an arisan.",
      id: "15 dari 15 pengirim juga menerima giliran uang arisan: tampak seperti arisan.",
    });
    expect(arisan.scoreWithout).toBeGreaterThan(15);
    expect(arisan.score).toBeLessThan(arisan.scoreWithout / 3);
  });

  test("a savings group whose members never receive is no arisan", () => {
    const collected = judged(
      savingsGroup.filter(({ payee }) => payee === "H"),
      "arisan",
    );
    expect(collected.strength).toBe(0);
    expect(collected.named).not.toBe("arisan");
    expect(collected.sentence?.en).toBe(
      "0 of 15 payers also received money: in an arisan all of them do, and pay alike.",
    );
  });

  test("a registered merchant is lowered, whatever its payments look like", () => {
    const known = { H: { kind: ACCOUNT_KINDS.indexOf("merchant") } };
    const shop = judged(plantedPayers({ hub: "H", payers: 60, seed: 2 }), "merchant", known);
    expect(shop.named).toBe("merchant");
    expect(shop.score).toBeLessThanOrEqual(shop.scoreWithout - 30);
  });

  test("an account that many pay on most days and by day looks like a shop, at night it does not", () => {
    const trade = (hour: number) =>
      plantedPayers({
        hub: "H",
        payers: 90,
        payments: 3,
        daysBetween: 40,
        seed: 2,
        hour,
        amounts: [12_000, 18_500, 47_300],
      });
    const byDay = judged(trade(12), "merchant");
    const byNight = judged(trade(23), "merchant");
    expect(byDay.named).toBe("merchant");
    expect(byDay.score).toBeLessThan(byDay.scoreWithout);
    expect(byNight.strength).toBe(0);
  });

  test("an employer is lowered for paying its staff month after month", () => {
    const customers = plantedPayers({
      hub: "H",
      payers: 8,
      payments: 6,
      daysBetween: 30,
      seed: 9,
      hour: 10,
      amounts: [2_000_000],
    });
    const wages = Array.from({ length: 20 }, (_, staff) =>
      Array.from({ length: 10 }, (_, month) => pays(`staff-${staff}`, 24 + month * 30, 4_000_000)),
    ).flat();
    const employer = judged([...customers, ...wages], "payroll");
    expect(employer.named).toBe("payroll");
    expect(employer.sentence?.en).toContain("20 of 20 payees paid monthly");
    expect(employer.score).toBeLessThan(Math.max(employer.scoreWithout / 2, 0.001));
  });

  test("a collection for a good cause is lowered while the money stays, and not when it leaves at once", () => {
    const gifts = Array.from({ length: 60 }, (_, giver) =>
      transfer(`giver-${giver}`, "H", {
        ...LOCAL,
        amountMinor: rupiah(100_000),
        bookedAt: moment(100 + (giver % 7), 11),
      }),
    );
    const collection = judged([...gifts, pays("hospital", 120, 6_000_000)], "charity");
    const collector = judged([...gifts, ...gifts.map((_, n) => pays("exit", 101 + (n % 7), 95_000))], "charity");
    expect(collection.named).toBe("charity");
    expect(collection.score).toBeLessThanOrEqual(collection.scoreWithout - 15);
    expect(collector.strength).toBe(0);
    expect(collector.score).toBeGreaterThan(collection.score);
  });

  test("a top-up reseller is lowered for passing nearly all on to a wholesaler whom many pay", () => {
    const sales = plantedPayers({
      hub: "H",
      payers: 50,
      payments: 3,
      seed: 6,
      hour: 22,
      amounts: [12_000, 27_000, 52_000],
    });
    const purchases = sales.map(({ amountMinor, bookedAt }) =>
      transfer("H", "WHOLESALER", {
        ...LOCAL,
        amountMinor: Math.round(amountMinor * 0.95),
        bookedAt: bookedAt + 600_000,
      }),
    );
    const others = Array.from({ length: 9 }, (_, n) =>
      transfer(`reseller-${n}`, "WHOLESALER", { ...LOCAL, bookedAt: moment(n) }),
    );
    const reseller = judged([...sales, ...purchases, ...others], "reseller");
    expect(reseller.named).toBe("reseller");
    expect(reseller.score).toBeLessThanOrEqual(reseller.scoreWithout - 30);
    const alone = judged([...sales, ...purchases], "reseller");
    expect(alone.strength).toBe(0);
  });
});
