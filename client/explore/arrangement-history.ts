import type { Arrangement } from "../view-state.ts";

/** Arrangements before and after the present one, nearest last. */
export interface History {
  readonly past: readonly Arrangement[];
  readonly future: readonly Arrangement[];
}

export interface Step {
  readonly history: History;
  readonly present: Arrangement;
}

/** Steps that can be taken back; older ones are forgotten. */
const KEPT = 100;

export const NO_HISTORY: History = { past: [], future: [] };

/** A new arrangement in place of `present`; what was undone before cannot be redone after it. */
export function advance(history: History, present: Arrangement, next: Arrangement): Step {
  return { history: { past: [...history.past, present].slice(-KEPT), future: [] }, present: next };
}

/** The step back, or null where there is none. */
export function undo({ past, future }: History, present: Arrangement): Step | null {
  const before = past.at(-1);
  return before ? { history: { past: past.slice(0, -1), future: [...future, present] }, present: before } : null;
}

/** The step forward again, or null where nothing was undone. */
export function redo({ past, future }: History, present: Arrangement): Step | null {
  const after = future.at(-1);
  return after ? { history: { past: [...past, present], future: future.slice(0, -1) }, present: after } : null;
}
