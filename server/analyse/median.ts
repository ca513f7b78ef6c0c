/** Median of the first `length` numbers of an ascending array; NaN of none. */
export function medianOfSorted(sorted: Float64Array, length: number): number {
  if (length === 0) return Number.NaN;
  const middle = length >> 1;
  return length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Median distance of the first `length` numbers of an ascending array from `centre`; NaN of none.
 *
 * Walks outwards from the centre from both ends, so no second sort is needed.
 */
export function medianDistance(sorted: Float64Array, length: number, centre: number): number {
  if (length === 0) return Number.NaN;
  let left = 0;
  let right = length - 1;
  // The largest distances lie at the ends: drop them until the middle ones are left.
  const keep = length % 2 === 1 ? 1 : 2;
  const drops = (length - keep) / 2;
  let upper = 0;
  for (let dropped = 0; dropped <= drops; dropped++) {
    const isLeft = centre - sorted[left] >= sorted[right] - centre;
    upper = isLeft ? centre - sorted[left++] : sorted[right--] - centre;
  }
  if (keep === 1) return upper;
  const lower = Math.max(centre - sorted[left], sorted[right] - centre);
  return (upper + lower) / 2;
}
