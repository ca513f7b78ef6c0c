import type { EpochMs, Window } from "../domain/window.ts";

const SECOND_MS = 1_000;

/**
 * A window as people read it, in UTC. A window that was made of the data ends one millisecond after its last moment:
 * then that moment is shown. Elsewhere the end is a moment that somebody named, and is not part of it.
 */
export function windowText({ from, to }: Window): string {
  return to % SECOND_MS === 0
    ? `${momentText(from)} up to, not including, ${momentText(to)}`
    : `${momentText(from)} to ${momentText(to - 1)}`;
}

/** A moment in UTC; midnight as the date alone, whole minutes without seconds. */
function momentText(moment: EpochMs): string {
  const text = new Date(moment).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.replace(/(:00)?\.000Z$/, "Z");
}
