/** Epoch milliseconds UTC. */
export type EpochMs = number;

/** Half-open span of time [from, to). */
export interface Window {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

export const DAY_MS = 86_400_000;

/** Everything that was ever loaded. */
export const WHOLE_TIME: Window = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };
