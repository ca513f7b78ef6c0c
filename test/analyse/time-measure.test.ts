import { describe, expect, test } from "vitest";
import { INFLOW_PARTS } from "../../server/analyse/account-facts.ts";
import { DAY_MS } from "../../server/domain/window.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const onDay = (day: number, payee = "H") => transfer("P", payee, { bookedAt: day * DAY_MS });

describe("time", () => {
  test("is spanned from the first to the last day of payment, and some of its days see money", () => {
    const { fact } = measured([onDay(0), onDay(0.5), onDay(3), onDay(4)]);
    expect(fact("H", "spanDays")).toBe(5);
    expect(fact("H", "activeDayShare")).toBe(3 / 5);
  });

  test("has been quiet since the last payment, up to the end of the data", () => {
    const { fact } = measured([onDay(0), onDay(3), onDay(10, "ELSEWHERE")]);
    expect(fact("H", "quietDays")).toBe(7);
    const dollars = transfer("P", "H", { bookedAt: 8 * DAY_MS, currency: "USD" });
    expect(measured([onDay(0), onDay(3), dollars, onDay(10, "ELSEWHERE")]).fact("H", "quietDays")).toBe(2);
  });

  test("is cut into twelve equal parts of the window, each with its count of payments", () => {
    const { facts, accountIds } = measured([onDay(0), onDay(0.9), onDay(6), onDay(12 - 1e-6)]);
    const from = accountIds.indexOf("H") * INFLOW_PARTS;
    expect([...facts.inflow.subarray(from, from + INFLOW_PARTS)]).toEqual([2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  });
});
