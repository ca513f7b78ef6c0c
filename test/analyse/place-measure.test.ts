import { describe, expect, test } from "vitest";
import { transfer } from "../graph/transfer-sample.ts";
import { measured } from "./measured.ts";

const from = (payer: string, payerCountry: string, facts: object = {}) =>
  transfer(payer, "H", { payerCountry, payeeCountry: "ID", ...facts });
const utc = (hour: number) => Date.UTC(2024, 4, 1, hour);

describe("places", () => {
  test("of payers are counted by payer, and their countries by number alone", () => {
    const { fact } = measured([from("A", "ID"), from("B", "AU"), from("B", "AU"), from("C", "DE"), from("D", "")]);
    expect(fact("H", "countryPayers")).toBe(3);
    expect(fact("H", "foreignPayers")).toBe(2);
    expect(fact("H", "originCountries")).toBe(3);
  });

  test("come from the accounts file where the transfer does not say", () => {
    const { fact } = measured([transfer("A", "H"), transfer("B", "H")], {
      known: { A: { country: "AU" }, B: { country: "ID" }, H: { country: "ID" } },
    });
    expect(fact("H", "foreignPayers")).toBe(1);
  });

  test("are unknown where no country is given", () => {
    const { fact } = measured([transfer("A", "H")]);
    expect(fact("H", "countryPayers")).toBeNaN();
    expect(fact("H", "foreignPayers")).toBeNaN();
    expect(fact("H", "nightShare")).toBeNaN();
  });

  test("have a night of their own: 16:00 UTC is 23:00 in Jakarta and afternoon in London", () => {
    const { fact } = measured([from("A", "ID", { bookedAt: utc(16) }), from("B", "GB", { bookedAt: utc(16) })]);
    expect(fact("H", "nightShare")).toBe(0.5);
  });

  test("begin their night at 22:00 and end it at 05:00, also before 1970", () => {
    const night = (bookedAt: number) => measured([from("A", "GB", { bookedAt })]).fact("H", "nightShare");
    expect([22, 4].map((hour) => night(utc(hour)))).toEqual([1, 1]);
    expect([21, 5].map((hour) => night(utc(hour)))).toEqual([0, 0]);
    expect(night(Date.UTC(1965, 0, 1, 12))).toBe(0);
  });

  test("have no hour where the time is known to the day only", () => {
    const { fact } = measured([from("A", "ID", { bookedAt: utc(0), timePrecision: 0 })]);
    expect(fact("H", "nightShare")).toBeNaN();
    expect(fact("H", "countryPayers")).toBe(1);
  });
});
