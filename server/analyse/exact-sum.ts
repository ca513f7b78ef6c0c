/** Weight of the high part: amounts below 2^53 split into parts whose sums over 2^26 rows stay exact. */
const HIGH = 2 ** 26;

export function highPart(amountMinor: number): number {
  return Math.floor(amountMinor / HIGH);
}

export function lowPart(amountMinor: number): number {
  return amountMinor % HIGH;
}

/** The whole sum from the sums of its parts, exact also beyond 2^53. */
export function joinParts(high: number, low: number): bigint {
  return BigInt(high) * BigInt(HIGH) + BigInt(low);
}
