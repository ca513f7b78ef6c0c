import type { CommunityHubs, RunBook } from "../casebook/run-book.ts";
import type { AccountKey } from "../domain/account.ts";

/** One community of a run in figures. */
export interface CommunitySummary {
  readonly communityId: number;
  readonly accounts: number;
  /** Accounts of the hub list in it. */
  readonly hubs: number;
  /** The best of these. */
  readonly topHubKey: AccountKey | null;
}

/** The communities of runs. */
export class Communities {
  readonly #runs: RunBook;
  #last: { readonly of: string; readonly summary: readonly CommunitySummary[] } | null = null;

  constructor(runs: RunBook) {
    this.#runs = runs;
  }

  /** Null where the account has no place in the run: it was not in the window, or came later. */
  communityOf(runId: string, key: AccountKey): number | null {
    const community = this.#runs.communityOf(runId)[key] ?? -1;
    return community < 0 ? null : community;
  }

  /** Largest first, ties by communityId. The summary asked for last is kept. */
  summaryOf(runId: string): readonly CommunitySummary[] {
    // A hub that a person protects leaves the hub list, and so the summary.
    const of = `${runId} ${this.#runs.findingCount(runId, "hubs")}`;
    if (this.#last?.of !== of) {
      const summary = summariseCommunities(this.#runs.communityOf(runId), this.#runs.hubsByCommunity(runId));
      this.#last = { of, summary };
    }
    return this.#last.summary;
  }
}

/** `communityOf` is -1 where a key is no account of the run. */
export function summariseCommunities(
  communityOf: Int32Array,
  hubsByCommunity: readonly CommunityHubs[],
): readonly CommunitySummary[] {
  const accounts = new Map<number, number>();
  for (const community of communityOf) {
    if (community >= 0) accounts.set(community, (accounts.get(community) ?? 0) + 1);
  }
  const hubsOf = new Map(hubsByCommunity.map((community) => [community.communityId, community]));
  return [...accounts]
    .map(([communityId, count]) => ({
      communityId,
      accounts: count,
      hubs: hubsOf.get(communityId)?.hubs ?? 0,
      topHubKey: hubsOf.get(communityId)?.topHubKey ?? null,
    }))
    .sort((a, b) => b.accounts - a.accounts || a.communityId - b.communityId);
}
