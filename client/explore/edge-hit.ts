import type { Point } from "./flow-layout.ts";

export interface EdgeLine {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  /** As `flowBend`: part of the length by which the middle control point stands off; 0 is straight. */
  readonly bend: number;
}

/** A curve is looked at as this many straight pieces. */
const PIECES = 10;

/**
 * The edge nearest to a point, if one is within `reach`; all in screen pixels. Sigma can find edges by drawing them a
 * second time in colours that number them, which costs 130 ms a pointer move at 10,000 edges here; this costs one.
 */
export function nearestEdge(edges: Iterable<EdgeLine>, at: Point, reach: number): string | null {
  let nearest: string | null = null;
  let best = reach * reach;
  for (const edge of edges) {
    const square = distanceSquared(edge, at, best);
    if (square < best) {
      best = square;
      nearest = edge.key;
    }
  }
  return nearest;
}

function distanceSquared(edge: EdgeLine, at: Point, limit: number): number {
  const { from, to, bend } = edge;
  const control = controlPoint(edge);
  const reach = Math.sqrt(limit);
  // Most edges are nowhere near: their box decides without walking the curve.
  if (at.x < Math.min(from.x, to.x, control.x) - reach || at.x > Math.max(from.x, to.x, control.x) + reach)
    return Infinity;
  if (at.y < Math.min(from.y, to.y, control.y) - reach || at.y > Math.max(from.y, to.y, control.y) + reach)
    return Infinity;
  if (bend === 0) return toPiece(at, from, to);
  let best = Infinity;
  let start = from;
  for (let piece = 1; piece <= PIECES; piece++) {
    const t = piece / PIECES;
    const end = {
      x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * control.x + t * t * to.x,
      y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * control.y + t * t * to.y,
    };
    best = Math.min(best, toPiece(at, start, end));
    start = end;
  }
  return best;
}

/** The middle control point of an edge's curve, as Sigma's curve program places it (screen y points down). */
export function controlPoint({ from, to, bend }: Omit<EdgeLine, "key">): Point {
  return {
    x: (from.x + to.x) / 2 + (to.y - from.y) * bend,
    y: (from.y + to.y) / 2 - (to.x - from.x) * bend,
  };
}

function toPiece(at: Point, start: Point, end: Point): number {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - start.x) * dx + (at.y - start.y) * dy) / length));
  return (at.x - start.x - along * dx) ** 2 + (at.y - start.y - along * dy) ** 2;
}
