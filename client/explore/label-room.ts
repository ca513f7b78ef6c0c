import type { Point } from "./flow-layout.ts";

/** A line of text at 12 pixels. */
const LINE_PX = 13;
/** About the width of a shortened account number, with its gap. */
const NAME_PX = 120;

/**
 * The nodes of a layout in columns whose names can be read: their column has room for a line a node, and no other column
 * stands where the names are written, outwards from the middle. `unit` is the pixels of a coordinate's 1.
 */
export function nodesWithLabelRoom(places: ReadonlyMap<string, Point>, unit: number): ReadonlySet<string> {
  const columns = columnsOf(places);
  const xs = [...columns.keys()];
  const readable = new Set<string>();
  for (const [x, column] of columns) {
    const isCovered = xs.some((other) => {
      const outwards = (x < 0 ? x - other : other - x) * unit;
      return x !== 0 && outwards > 0 && outwards < NAME_PX;
    });
    if (isCovered || smallestGap(column.map(({ y }) => y)) * unit < LINE_PX) continue;
    for (const { key } of column) readable.add(key);
  }
  return readable;
}

/** Pixels from row to row in the fullest column; Infinity where no column has two rows. */
export function rowPixels(places: ReadonlyMap<string, Point>, unit: number): number {
  const gaps = [...columnsOf(places).values()].map((column) => smallestGap(column.map(({ y }) => y)));
  return Math.min(Number.POSITIVE_INFINITY, ...gaps) * unit;
}

function columnsOf(
  places: ReadonlyMap<string, Point>,
): ReadonlyMap<number, { readonly key: string; readonly y: number }[]> {
  const columns = new Map<number, { readonly key: string; readonly y: number }[]>();
  for (const [key, { x, y }] of places) {
    const column = columns.get(x);
    if (column) column.push({ key, y });
    else columns.set(x, [{ key, y }]);
  }
  return columns;
}

function smallestGap(ys: readonly number[]): number {
  const sorted = [...ys].sort((a, b) => a - b);
  let gap = Number.POSITIVE_INFINITY;
  for (let index = 1; index < sorted.length; index++) gap = Math.min(gap, sorted[index]! - sorted[index - 1]!);
  return gap;
}
