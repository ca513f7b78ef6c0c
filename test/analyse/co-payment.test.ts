import { describe, expect, test } from "vitest";
import { MOST_PAYEES, MOST_PAYERS, tailOfPoisson } from "../../server/analyse/co-payment.ts";
import type { CurrencyBand } from "../../server/analyse/currency-band.ts";
import { Random } from "../../server/analyse/random.ts";
import { type SampleTransfer, transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

/** `accounts` accounts, each paid by `payers` of `people` people drawn at random. */
function background(seed: number, accounts: number, payers: number, people: number): SampleTransfer[] {
  const random = new Random(seed);
  return Array.from({ length: accounts }, (_, account) =>
    Array.from({ length: payers }, () => transfer(`P${random.below(people)}`, `A${account}`)),
  ).flat();
}

const pay = (payee: string, from: number, to: number, facts: object = {}) =>
  Array.from({ length: to - from }, (_, i) => transfer(`P${from + i}`, payee, facts));

describe("co-payment", () => {
  const world = background(7, 300, 6, 1_000);

  test("is seen between accounts that share payers far beyond chance", () => {
    const { fact } = measured([...world, ...pay("X", 0, 12), ...pay("Y", 6, 18)], { minFanIn: 3 });
    expect(fact("X", "copaidAccounts")).toBe(1);
    expect(fact("X", "sharedPayers")).toBe(6);
    expect(fact("Y", "sharedPayers")).toBe(6);
    expect(fact("X", "copaymentLift")).toBeGreaterThan(10);
  });

  test("is not seen where payers are drawn at random, popular accounts among them", () => {
    const random = new Random(11);
    const popular = ["S", "T"].flatMap((shop) =>
      Array.from({ length: 300 }, () => transfer(`P${random.below(1_000)}`, shop)),
    );
    const { facts, fact, accountIds } = measured([...world, ...popular], { minFanIn: 3 });
    expect(facts.length).toBeGreaterThan(295);
    expect(accountIds.filter((accountId) => fact(accountId, "copaidAccounts") > 0)).toEqual([]);
  });

  test("leaves amounts out that no person pays, in a currency whose amounts are known", () => {
    const band: CurrencyBand = {
      currency: "IDR",
      micro: [1, 2],
      tariff: [2, 3],
      high: [3, 10],
      lattice: 1,
      source: "",
    };
    const large = [...pay("X", 0, 12, { amountMinor: 1_001 }), ...pay("Y", 0, 12, { amountMinor: 1_000 })];
    const { fact } = measured([...world, ...large], { minFanIn: 3, bands: new Map([["IDR", band]]) });
    expect(fact("X", "sharedPayers")).toBe(0);
    expect(fact("Y", "sharedPayers")).toBe(0);
  });

  test("does not judge an account with more payers than the cap, nor by it", () => {
    const { fact } = measured([...pay("PLATFORM", 0, MOST_PAYERS + 1), ...pay("X", 0, 12), ...world], { minFanIn: 3 });
    expect(fact("PLATFORM", "sharedPayers")).toBeNaN();
    expect(fact("X", "sharedPayers")).toBe(0);
  });

  test("does not look at payers who pay more accounts than the cap", () => {
    const everywhere = Array.from({ length: MOST_PAYEES + 1 }, (_, account) =>
      [1, 2, 3, 4, 5].map((n) => transfer(`EXCHANGE${n}`, `A${account}`)),
    ).flat();
    const { fact } = measured([...world, ...everywhere], { minFanIn: 3 });
    expect(fact("A0", "sharedPayers")).toBe(0);
  });

  test("never counts a counterparty without an account number", () => {
    const cash = ["X", "Y"].flatMap((payee) => [
      ...pay(payee, payee === "X" ? 0 : 500, payee === "X" ? 3 : 503),
      ...[1, 2, 3, 4, 5].map((n) => transfer(`unresolved:${n}`, payee)),
    ]);
    const { fact } = measured([...world, ...cash], { minFanIn: 3 });
    expect(fact("X", "sharedPayers")).toBe(0);
  });
});

test("the tail bound is close above the true tail of the Poisson distribution", () => {
  const tail = (count: number, mean: number) => {
    let [below, term] = [0, Math.exp(-mean)];
    for (let i = 0; i < count; term *= mean / ++i) below += term;
    return 1 - below;
  };
  for (const [count, mean] of [
    [3, 0.1],
    [3, 0.3],
    [5, 0.5],
  ] as const) {
    expect(tailOfPoisson(count, mean)).toBeGreaterThanOrEqual(tail(count, mean) * (1 - 1e-9));
    expect(tailOfPoisson(count, mean)).toBeLessThan(tail(count, mean) * 1.05);
  }
});
