import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cursorAt, pageOf, rowsBefore } from "../../server/serve/cursor.ts";

describe("a cursor", () => {
  test("says how many rows of its list were read", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (list, after) => {
        expect(rowsBefore(list, cursorAt(list, after))).toBe(after);
      }),
    );
  });

  test("is refused by another list", () => {
    expect(() => rowsBefore("hubs of run B", cursorAt("hubs of run A", 100))).toThrow("not one of this list");
  });

  test("is refused when anything of it was changed", () => {
    const cursor = cursorAt("hubs", 100);
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(..."ABab01-_"), (at, letter) => {
        fc.pre(cursor[at] !== letter);
        const changed = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        expect(() => rowsBefore("hubs", changed)).toThrow();
      }),
    );
    expect(() => rowsBefore("hubs", "not a cursor")).toThrow();
    expect(() => rowsBefore("hubs", "")).toThrow();
  });
});

describe("pages", () => {
  test("of any size together hold every row once, in order, and the last has no next", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(50), fc.integer({ min: 1, max: 20 }), async (total, limit) => {
        const rows = Array.from({ length: total }, (_, i) => i);
        const read: number[] = [];
        let cursor: string | undefined;
        for (;;) {
          const page = await pageOf("rows", { cursor, limit }, ({ after, limit: most }) =>
            rows.slice(after, after + most),
          );
          read.push(...page.rows);
          if (page.next === null) break;
          cursor = page.next;
        }
        expect(read).toEqual(rows);
      }),
    );
  });
});
