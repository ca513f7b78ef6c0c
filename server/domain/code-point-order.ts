/**
 * Compares two texts by Unicode code points, the order of every list in Tributary.
 *
 * JavaScript's own `<` compares UTF-16 units and puts U+FFFD after emoji; UTF-8 bytes (DuckDB) do not.
 * Negative when `a` comes first, 0 when equal.
 */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const xIsSurrogate = x >= 0xd800 && x <= 0xdfff;
      const yIsSurrogate = y >= 0xd800 && y <= 0xdfff;
      return xIsSurrogate === yIsSurrogate ? x - y : xIsSurrogate ? 1 : -1;
    }
  }
  return a.length - b.length;
}
