import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addAmounts,
  daysIn,
  fullAmount,
  momentText,
  shortAmount,
  shortDayText,
  shortId,
  windowText,
} from "../../client/ui/formats.ts";

describe("whole amounts", () => {
  test.each([
    ["1250000.00", "IDR", "en", "Rp 1,250,000"],
    ["1250000.00", "IDR", "id", "Rp 1.250.000"],
    ["12.50", "USD", "en", "USD 12.50"],
    ["12.50", "USD", "id", "USD 12,50"],
    ["0.00", "IDR", "id", "Rp 0"],
    ["-990000.00", "IDR", "id", "Rp 990.000"],
    ["9007199254740993.01", "IDR", "en", "Rp 9,007,199,254,740,993.01"],
    ["0.000000001", "BTC", "en", "BTC 0.000000001"],
  ] as const)("%s %s in %s is %s", (amount, currency, language, text) => {
    expect(fullAmount(amount, currency, language).replace("−", "")).toBe(text);
  });

  test("every digit of any amount is on screen", () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,24}\.\d{2}$/);
    fc.assert(
      fc.property(digits, (amount) => {
        const shown = fullAmount(amount, "XXX", "id").replace("XXX ", "").replaceAll(".", "").replace(",", ".");
        expect(shown).toBe(amount.replace(/\.00$/, ""));
      }),
    );
  });

  test("what is no decimal is refused with its text", () => {
    expect(() => fullAmount("1e6", "IDR", "en")).toThrow("1e6");
  });
});

describe("short amounts", () => {
  test.each([
    ["212000000.00", "id", "Rp 212 jt"],
    ["212000000.00", "en", "Rp 212 mn"],
    ["50000.00", "id", "Rp 50 rb"],
    ["999.00", "id", "Rp 999"],
    ["1250000000.00", "id", "Rp 1,25 M"],
    ["1250000000.00", "en", "Rp 1.25 bn"],
    ["999600.00", "en", "Rp 1 mn"],
    ["999400.00", "en", "Rp 999 k"],
    ["1005000.00", "en", "Rp 1.01 mn"],
    ["127371000000000000.00", "id", "Rp 127.000 T"],
  ] as const)("%s in %s is %s", (amount, language, text) => {
    expect(shortAmount(amount, "IDR", language)).toBe(text);
  });
});

test("sums of amounts are exact where floats are not", () => {
  expect(addAmounts("0.10", "0.2")).toBe("0.30");
  expect(addAmounts("9007199254740993", "0.01")).toBe("9007199254740993.01");
  expect(addAmounts("5.00", "-7.50")).toBe("-2.50");
  expect(addAmounts("5", "-5")).toBe("0");
});

test("short ids stay whole, long ones lose their middle and keep more of the tail", () => {
  expect(shortId("PROT-7f3a21")).toBe("PROT-7f3a21");
  expect(shortId("4611686018427387904")).toBe("46116…7387904");
  expect([...shortId("rekening-😀😀😀😀😀😀-001", 13)]).toHaveLength(13);
});

test("a booking time shows as much of the clock as is known", () => {
  const at = "2024-11-25T00:00:00.000Z";
  expect(momentText(at, "day", "en")).toBe("25 Nov 2024");
  expect(momentText(at, "minute", "en")).toBe("25 Nov 2024 00:00");
  expect(momentText(at, "second", "id")).toBe("25 Nov 2024 00.00.00");
  expect(shortDayText(at, "id")).toBe("25 Nov 24");
});

test("a half-open window is written by the last day that is in it", () => {
  expect(windowText("2024-01-01T00:00:00Z", "2024-04-01T00:00:00Z", "id")).toBe("1 Jan 2024 – 31 Mar 2024");
  expect(daysIn("2024-01-01T00:00:00Z", "2024-04-01T00:00:00Z")).toBe(91);
});
