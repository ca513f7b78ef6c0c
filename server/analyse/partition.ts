/** A split of a graph's accounts into communities, and how it came about. */
export interface Partition {
  /** Community of each account index: 0 is the largest; equally large ones by their lowest account index. */
  readonly communityOf: Int32Array;
  readonly communityCount: number;
  /** Modularity at the resolution asked for. */
  readonly modularity: number;
  /** Levels of aggregation, summed over the passes. */
  readonly levels: number;
  readonly passes: number;
  /** True when a whole pass found nothing left to move. */
  readonly didConverge: boolean;
}

/**
 * Renumbers communities, numbers below the number of accounts, in place: largest first, equally large ones by their lowest
 * account index. Returns how many there are.
 */
export function numberBySize(communityOf: Int32Array): number {
  const communityCount = numberByFirst(communityOf, communityOf.length);
  const size = new Int32Array(communityCount);
  for (const community of communityOf) size[community]++;
  // Numbered by first member already, so a stable sort by size settles ties.
  const bySize = Int32Array.from(size.keys()).sort((a, b) => size[b] - size[a]);
  const rank = new Int32Array(communityCount);
  for (let place = 0; place < communityCount; place++) rank[bySize[place]] = place;
  for (let node = 0; node < communityOf.length; node++) communityOf[node] = rank[communityOf[node]];
  return communityCount;
}

/** Renumbers groups, numbers below `limit`, in place to 0, 1, 2 … by first member. Returns how many there are. */
export function numberByFirst(groupOf: Int32Array, limit: number): number {
  const numberOf = new Int32Array(limit).fill(-1);
  let count = 0;
  for (let member = 0; member < groupOf.length; member++) {
    const group = groupOf[member];
    if (numberOf[group] < 0) numberOf[group] = count++;
    groupOf[member] = numberOf[group];
  }
  return count;
}
