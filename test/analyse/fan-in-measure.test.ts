import { describe, expect, test } from "vitest";
import { FACT_INDEX, factsOfRow } from "../../server/analyse/account-facts.ts";
import { currencyCode } from "../../server/analyse/currency-number.ts";
import { joinParts } from "../../server/analyse/exact-sum.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { type Measured, measured } from "./measured.ts";

function receivedMinor({ facts, accountIds }: Measured, accountId: string): bigint {
  const row = factsOfRow(facts, accountIds.indexOf(accountId));
  return joinParts(row[FACT_INDEX.amountHigh] ?? 0, row[FACT_INDEX.amountLow] ?? 0);
}

describe("fan-in", () => {
  test("counts payers, not payments", () => {
    const { fact } = measured([transfer("A", "H"), transfer("A", "H"), transfer("B", "H")]);
    expect(fact("H", "fanIn")).toBe(2);
    expect(fact("H", "transfersIn")).toBe(3);
  });

  test("counts counterparties without an account number beside the payers, never among them", () => {
    const { fact } = measured([transfer("A", "H"), transfer("unresolved:cash", "H"), transfer("unresolved:?", "H")]);
    expect(fact("H", "fanIn")).toBe(1);
    expect(fact("H", "unresolvedPayers")).toBe(2);
    expect(fact("H", "transfersIn")).toBe(3);
  });

  test("leaves out self-transfers, zero amounts, returned payments and their returns", () => {
    const { fact, ...rest } = measured([
      transfer("A", "H", { amountMinor: 100 }),
      transfer("H", "H", { amountMinor: 2_500_000 }),
      transfer("B", "H", { amountMinor: 0 }),
      transfer("C", "H", { amountMinor: 7, standing: "returned" }),
      transfer("H", "C", { amountMinor: 7, standing: "reversal" }),
      transfer("D", "H", { amountMinor: 9, standing: "second report" }),
    ]);
    expect(fact("H", "fanIn")).toBe(1);
    expect(receivedMinor({ fact, ...rest }, "H")).toBe(100n);
  });

  test("judges amounts in the currency of most transfers, the code that sorts first where two are as frequent", () => {
    const world = measured([
      transfer("A", "H", { currency: "USD", amountMinor: 900 }),
      transfer("B", "H", { currency: "IDR", amountMinor: 5 }),
      transfer("C", "H", { currency: "IDR", amountMinor: 6 }),
      transfer("A", "T", { currency: "USD", amountMinor: 900 }),
      transfer("B", "T", { currency: "IDR", amountMinor: 5 }),
    ]);
    expect(currencyCode(world.fact("H", "currency"))).toBe("IDR");
    expect(receivedMinor(world, "H")).toBe(11n);
    expect(currencyCode(world.fact("T", "currency"))).toBe("IDR");
  });

  test("sums amounts exactly beyond 2^53", () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const world = measured(["A", "B", "C"].map((payer) => transfer(payer, "H", { amountMinor: largest })));
    expect(receivedMinor(world, "H")).toBe(3n * BigInt(largest));
  });

  test("calls payers diverse when none of them dominates", () => {
    const even = ["A", "B", "C", "D"].map((payer) => transfer(payer, "EVEN", { amountMinor: 10 }));
    const { fact } = measured([
      ...even,
      transfer("A", "SKEWED", { amountMinor: 97 }),
      transfer("B", "SKEWED", { amountMinor: 3 }),
    ]);
    expect(fact("EVEN", "diversity")).toBe(0.75);
    expect(fact("SKEWED", "diversity")).toBeCloseTo(1 - 0.97 ** 2 - 0.03 ** 2, 9);
  });
});
