import type { Casebook } from "../casebook/casebook.ts";
import type { CommunityHubs } from "../casebook/run-book.ts";
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
  readonly #casebook: Casebook;
  #last: { readonly of: string; readonly summary: readonly CommunitySummary[] } | null = null;

  constructor(casebook: Casebook) {
    this.#casebook = casebook;
  }

  /** Null where the account has no place in the run: it was not in the window, or came later. */
  communityOf(runId: string, key: AccountKey): number | null {
    const community = this.#casebook.runs.communityOf(runId)[key] ?? -1;
    return community < 0 ? null : community;
  }

  /** Largest first, ties by communityId. The summary asked for last is kept. */
  summaryOf(runId: string): readonly CommunitySummary[] {
    const { runs, protections } = this.#casebook;
    // A hub that a person protects leaves the hub list, and so the summary.
    const of = JSON.stringify([runId, ...protections.all()]);
    if (this.#last?.of !== of) {
      const summary = summariseCommunities(runs.communityOf(runId), runs.hubsByCommunity(runId));
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
