/** Seeded draws for the demo world. Same seed, same sequence, on every machine: integer arithmetic only. */
export interface Dice {
  /** Uniform in [0, 1). */
  readonly share: () => number;
  /** Uniform whole number in [low, high], both included. */
  readonly between: (low: number, high: number) => number;
  /** True with the given chance (0-1). */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** `count` different items in drawn order; all of them, shuffled, where there are fewer. */
  readonly sample: <T>(items: readonly T[], count: number) => readonly T[];
  /** Bell-shaped around 0, between -3 and 3, standard deviation 1/2: the mean of draws, so no logarithm is needed. */
  readonly bell: () => number;
}

/** Mulberry32 (T. Ettinger, public domain): 32-bit state, passes gjrand's small tests; enough to make a demo. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(share() * (high - low + 1));
  const sample = <T>(items: readonly T[], count: number): readonly T[] => {
    const pool = [...items];
    const drawn: T[] = [];
    while (drawn.length < count && pool.length > 0) {
      const at = between(0, pool.length - 1);
      drawn.push(pool[at] as T);
      pool[at] = pool[pool.length - 1] as T;
      pool.pop();
    }
    return drawn;
  };
  return {
    share,
    between,
    chance: (probability) => share() < probability,
    pick: <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T,
    sample,
    bell: () => ((share() + share() + share()) / 3 - 0.5) * 6 * 0.5,
  };
}
