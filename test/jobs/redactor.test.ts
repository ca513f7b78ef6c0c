import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Redactor } from "../../server/jobs/redactor.ts";

describe("a redactor", () => {
  const redactor = new Redactor([
    ["BCA:930000000000123", "PROT-AAAAAA"],
    ["930000000000456", "PROT-BBBBBB"],
    ["12", "PROT-CCCCCC"],
  ]);

  test("puts the pseudonym in place of an account id and of its number alone", () => {
    expect(redactor.redact("BCA:930000000000123;930000000000123;x")).toBe("PROT-AAAAAA;PROT-AAAAAA;x");
  });

  test("finds a number inside a longer text without borders", () => {
    expect(redactor.redact("TX930000000000456Z")).toBe("TXPROT-BBBBBBZ");
  });

  test("leaves numbers too short to name anybody", () => {
    expect(redactor.redact("2024-12-12, 12 payers")).toBe("2024-12-12, 12 payers");
  });

  test("leaves text without a protected number as it was, whatever it is", () => {
    const nobody = new Redactor([]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(nobody.redact(text)).toBe(text);
        expect(redactor.redact(text)).toBe(text);
      }),
    );
  });

  test("lets no protected number through, wherever it stands", () => {
    const digits = fc.stringMatching(/^[0-9]{4,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(digits, { minLength: 1 }), fc.array(fc.string()), (numbers, between) => {
        const hiding = new Redactor(numbers.map((number) => [number, "PROT-ZZZZZZ"]));
        const shown = hiding.redact(numbers.map((number, i) => `${between[i] ?? ""}${number}`).join(""));
        const leaked = numbers.filter((number) => shown.includes(number));
        expect(leaked).toEqual([]);
      }),
    );
  });
});
