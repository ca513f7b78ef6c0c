import fc from "fast-check";
import { expect, test } from "vitest";
import { currencyCode, currencyNumber } from "../../server/analyse/currency-number.ts";
import { highPart, joinParts, lowPart } from "../../server/analyse/exact-sum.ts";
import { CURRENCY_EXPONENTS } from "../../server/domain/currency.ts";

test("sums of parts give the exact sum of amounts up to 2^53 each", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { maxLength: 50 }), (amounts) => {
      const high = amounts.reduce((sum, amount) => sum + highPart(amount), 0);
      const low = amounts.reduce((sum, amount) => sum + lowPart(amount), 0);
      expect(joinParts(high, low)).toBe(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
    }),
  );
});

test("every known currency code survives as a number", () => {
  const codes = [...CURRENCY_EXPONENTS.keys()];
  expect(codes.length).toBeGreaterThan(150);
  expect(codes.map((code) => currencyCode(currencyNumber(code)))).toEqual(codes);
});
