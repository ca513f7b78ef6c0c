import { expect, test } from "vitest";
import { count, money, percent, plural, quantity } from "../../server/score/words.ts";

test("money is written as each language writes it", () => {
  expect(money(125_000_000, "IDR")).toEqual({ en: "IDR 1,250,000", id: "Rp 1.250.000" });
  expect(money(123_450, "EUR")).toEqual({ en: "EUR 1,234.50", id: "EUR 1.234,50" });
  expect(money(1_500, "JPY")).toEqual({ en: "JPY 1,500", id: "JPY 1.500" });
});

test("counts and quantities have thousands and at most one decimal", () => {
  expect(count(12_345)).toEqual({ en: "12,345", id: "12.345" });
  expect(quantity(2.54)).toEqual({ en: "2.5", id: "2,5" });
  expect(quantity(12.4)).toEqual({ en: "12", id: "12" });
});

test("a percentage never rounds to all or to nothing", () => {
  expect([0, 0.001, 0.5, 0.999, 1].map((share) => percent(share).en)).toEqual(["0%", "1%", "50%", "99%", "100%"]);
});

test("one payer, two payers", () => {
  expect([plural(1, "payer"), plural(2, "payer"), plural(2, "country", "countries")]).toEqual([
    "payer",
    "payers",
    "countries",
  ]);
});
