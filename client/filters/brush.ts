/** The arithmetic of the time brush: days on a line. All times are epoch milliseconds in UTC, spans half-open. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;

/** Ends of a brushed span fall on days, or on hours where the whole is no longer than three days. */
export function grainOf(whole: Span): number {
  return whole.to - whole.from > 3 * DAY_MS ? DAY_MS : DAY_MS / 24;
}

/**
 * The span between two places (0 to 1, in either order) of the whole, widened to whole grains of the calendar and cut to
 * the whole. Null where that is the whole itself: then nothing is filtered.
 */
export function brushed(whole: Span, start: number, end: number): Span | null {
  const grain = grainOf(whole);
  const at = (place: number) => whole.from + Math.max(0, Math.min(1, place)) * (whole.to - whole.from);
  const [low, high] = start <= end ? [at(start), at(end)] : [at(end), at(start)];
  const from = Math.max(whole.from, Math.floor(low / grain) * grain);
  const to = Math.min(whole.to, Math.max(Math.ceil(high / grain), Math.floor(low / grain) + 1) * grain);
  return from === whole.from && to === whole.to ? null : { from, to };
}

/** A span with one end moved by some grains; at least one grain stays, and both ends stay in the whole. */
export function nudged(whole: Span, span: Span, end: "from" | "to", grains: number): Span | null {
  const grain = grainOf(whole);
  const moved =
    end === "from"
      ? { from: Math.max(whole.from, Math.min(span.from + grains * grain, span.to - grain)), to: span.to }
      : { from: span.from, to: Math.min(whole.to, Math.max(span.to + grains * grain, span.from + grain)) };
  return moved.from <= whole.from && moved.to >= whole.to ? null : moved;
}

/** The last `days` of the whole; null where the whole is no longer. */
export function lastDays(whole: Span, days: number): Span | null {
  const from = whole.to - days * DAY_MS;
  return from <= whole.from ? null : { from, to: whole.to };
}

/** Where a time lies in the whole, 0 to 1. */
export function placeOf(whole: Span, time: number): number {
  return whole.to === whole.from ? 0 : (time - whole.from) / (whole.to - whole.from);
}
