import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../server/domain/window.ts";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const to = (payee: string, day: number, amountMinor = 100) =>
  transfer("H", payee, { bookedAt: day * DAY_MS, amountMinor });
const fed = transfer("P", "H", { bookedAt: 0 });

describe("the exit", () => {
  test("is concentrated when three payees take nearly all", () => {
    const { fact } = measured([fed, to("A", 1, 50), to("B", 1, 30), to("C", 1, 15), to("D", 1, 5)]);
    expect(fact("H", "exitShare")).toBe(0.95);
    expect(fact("H", "fanOut")).toBe(4);
  });

  test("counts what went to no account number as sent, but never as a payee", () => {
    const { fact } = measured([fed, to("A", 1, 40), to("unresolved:atm", 1, 60)]);
    expect(fact("H", "exitShare")).toBe(0.4);
    expect(fact("H", "fanOut")).toBe(1);
    expect(fact("H", "topPayeeFanIn")).toBe(1);
  });

  test("is unknown where nothing leaves", () => {
    const { fact } = measured([fed]);
    expect(fact("H", "exitShare")).toBeNaN();
    expect(fact("H", "fanOut")).toBe(0);
    expect(fact("H", "scatterPayees")).toBe(0);
  });

  test("scatters to payees who never paid in and are new within one week", () => {
    const { fact } = measured([
      fed,
      to("A", 10),
      to("B", 12),
      to("C", 16.9),
      to("D", 17),
      to("P", 13),
      to("unresolved:atm", 13),
    ]);
    expect(fact("H", "scatterPayees")).toBe(3);
  });

  test("counts a payee as new on the first payment only", () => {
    const { fact } = measured([fed, to("A", 1), to("A", 30), to("B", 30)]);
    expect(fact("H", "scatterPayees")).toBe(1);
  });

  test("pays monthly what goes to one payee every 26 to 35 days", () => {
    const { fact } = measured([
      fed,
      ...[0, 31, 61].map((day) => to("STAFF", day)),
      ...[0, 31, 50].map((day) => to("SHOP", day)),
    ]);
    expect(fact("H", "monthlyPayees")).toBe(1);
  });

  test("knows how many others pay its largest payee", () => {
    const { fact } = measured([
      fed,
      to("WHOLESALER", 1, 900),
      to("A", 1, 1),
      transfer("X", "WHOLESALER"),
      transfer("Y", "WHOLESALER"),
    ]);
    expect(fact("H", "topPayeeFanIn")).toBe(3);
  });
});
