/** How well a ranking puts the planted accounts first. */
export interface RankingQuality {
  /** Mean, over all planted accounts, of the precision at the place of each; an account that is not listed adds 0. */
  readonly averagePrecision: number;
  /** Planted accounts among the first 10, 20, 50, 100. */
  readonly foundIn: Readonly<Record<10 | 20 | 50 | 100, number>>;
}

export function rankingQuality(ranked: readonly string[], planted: ReadonlySet<string>): RankingQuality {
  let found = 0;
  let sum = 0;
  const foundIn = { 10: 0, 20: 0, 50: 0, 100: 0 };
  for (const [place, accountId] of ranked.entries()) {
    if (!planted.has(accountId)) continue;
    found++;
    sum += found / (place + 1);
    for (const limit of [10, 20, 50, 100] as const) if (place < limit) foundIn[limit]++;
  }
  return { averagePrecision: sum / planted.size, foundIn };
}
