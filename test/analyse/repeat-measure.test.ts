import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../server/domain/window.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const onDays = (payer: string, ...days: readonly number[]) =>
  days.map((day) => transfer(payer, "H", { bookedAt: day * DAY_MS + 7 }));

describe("repeat payers", () => {
  test("pay three times or more on two days or more", () => {
    const { fact } = measured([...onDays("A", 0, 5, 9), ...onDays("B", 3, 3, 3), ...onDays("C", 1, 2)]);
    expect(fact("H", "repeatPayers")).toBe(1);
    expect(fact("H", "largestDyad")).toBe(3);
  });

  test("have a rhythm: the median of the days between their payment days", () => {
    const { fact } = measured([...onDays("A", 0, 10, 20, 50), ...onDays("B", 0, 10, 22)]);
    expect(fact("H", "gapDays")).toBe(10);
    expect(fact("H", "shortGapShare")).toBe(4 / 5);
    expect(fact("H", "steadyGapShare")).toBe(4 / 5);
  });

  test("leave the rhythm unknown where nobody repeats", () => {
    const { fact } = measured([...onDays("A", 0, 4), ...onDays("B", 8)]);
    expect(fact("H", "repeatPayers")).toBe(0);
    expect(fact("H", "gapDays")).toBeNaN();
  });

  test("are people with an account number", () => {
    const { fact } = measured([...onDays("A", 0), ...onDays("unresolved:cash", 1, 2, 3)]);
    expect(fact("H", "repeatPayers")).toBe(0);
    expect(fact("H", "largestDyad")).toBe(1);
  });
});
