import { byCodePoint } from "./code-point-order.ts";

/**
 * The JSON text of a value with the keys of every object in code-point order and no white space: equal values give
 * equal bytes, whatever order they were put together in. Only for values that JSON can hold.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part) ? sorted(part) : part,
  );
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => byCodePoint(a, b)));
}
