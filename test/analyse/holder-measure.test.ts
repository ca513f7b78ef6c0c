import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../server/domain/window.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

describe("what the accounts file says", () => {
  test("of ages: payers born 15 or more years before the holder", () => {
    const { fact } = measured([transfer("A", "H"), transfer("B", "H"), transfer("C", "H")], {
      known: { H: { birthYear: 2000 }, A: { birthYear: 1985 }, B: { birthYear: 1986 } },
    });
    expect(fact("H", "agePayers")).toBe(2);
    expect(fact("H", "olderPayers")).toBe(1);
  });

  test("nothing of ages where one side is unknown", () => {
    const payersOnly = measured([transfer("A", "H")], { known: { A: { birthYear: 1960 } } });
    const holderOnly = measured([transfer("A", "H")], { known: { H: { birthYear: 2000 } } });
    expect(payersOnly.fact("H", "olderPayers")).toBeNaN();
    expect(holderOnly.fact("H", "olderPayers")).toBeNaN();
  });

  test("of the account's age at the first payment", () => {
    const payments = [20, 12].map((day) => transfer("A", "H", { bookedAt: day * DAY_MS }));
    expect(measured(payments, { known: { H: { openedAt: 2 * DAY_MS } } }).fact("H", "accountAgeDays")).toBe(10);
    expect(measured(payments).fact("H", "accountAgeDays")).toBeNaN();
  });

  test("no age of an account that was paid before its opening date", () => {
    const { fact } = measured([transfer("A", "H", { bookedAt: DAY_MS })], { known: { H: { openedAt: 2 * DAY_MS } } });
    expect(fact("H", "accountAgeDays")).toBeNaN();
  });
});
