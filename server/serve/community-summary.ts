import type { RunBook } from "../casebook/run-book.ts";
import type { StoredFinding } from "../casebook/stored-finding.ts";
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

/** A run's findings are read in pieces, so that other requests get their turn in between. */
const FINDINGS_AT_ONCE = 5_000;

/** The communities of runs; those of the run asked for last are kept. */
export class CommunitySummaries {
  readonly #runs: RunBook;
  #last: { readonly of: string; readonly summary: Promise<readonly CommunitySummary[]> } | null = null;

  constructor(runs: RunBook) {
    this.#runs = runs;
  }

  /** Largest first, ties by communityId. */
  of(runId: string): Promise<readonly CommunitySummary[]> {
    // A hub that a person protects leaves the hub list, and so the summary.
    const of = `${runId} ${this.#runs.findingCount(runId, "hubs")}`;
    if (this.#last?.of !== of) this.#last = { of, summary: this.#read(runId) };
    return this.#last.summary;
  }

  async #read(runId: string): Promise<readonly CommunitySummary[]> {
    const hubs: StoredFinding[] = [];
    for (;;) {
      const some = this.#runs.findings(runId, { queue: "hubs", after: hubs.length, limit: FINDINGS_AT_ONCE });
      hubs.push(...some);
      if (some.length < FINDINGS_AT_ONCE) return summariseCommunities(this.#runs.communityOf(runId), hubs);
      await new Promise(setImmediate);
    }
  }
}

/** `communityOf` is -1 where a key is no account of the run; `hubs` come best first. */
export function summariseCommunities(
  communityOf: Int32Array,
  hubs: Iterable<Pick<StoredFinding, "communityId" | "accountKey">>,
): readonly CommunitySummary[] {
  const accounts = new Map<number, number>();
  for (const community of communityOf) {
    if (community >= 0) accounts.set(community, (accounts.get(community) ?? 0) + 1);
  }
  const hubCount = new Map<number, number>();
  const topHub = new Map<number, AccountKey>();
  for (const { communityId, accountKey } of hubs) {
    hubCount.set(communityId, (hubCount.get(communityId) ?? 0) + 1);
    if (!topHub.has(communityId)) topHub.set(communityId, accountKey);
  }
  return [...accounts]
    .map(([communityId, count]) => ({
      communityId,
      accounts: count,
      hubs: hubCount.get(communityId) ?? 0,
      topHubKey: topHub.get(communityId) ?? null,
    }))
    .sort((a, b) => b.accounts - a.accounts || a.communityId - b.communityId);
}
