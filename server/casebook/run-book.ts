import type { AccountId, AccountKey } from "../domain/account.ts";
import { Failure } from "../domain/failure.ts";
import type { Queue } from "../domain/finding.ts";
import type { Run } from "../domain/run.ts";
import type { CasebookDatabase } from "./casebook-database.ts";
import { bytesOf, findingOfRow, findingValues } from "./finding-row.ts";
import type { PseudonymBook } from "./pseudonym-book.ts";
import type { ScoredFinding, StoredFinding } from "./stored-finding.ts";

export interface FinishedRun {
  readonly runKey: string;
  /** Best first within each queue; `isProtected` says the same as the queue. */
  readonly findings: Iterable<ScoredFinding>;
  /** Community of every account; index = account key, -1 where the key is no account of the run. */
  readonly communityOf: Int32Array;
  /**
   * Tells the run once its findings are written, so that its times can include the writing. Everything but the runId,
   * which the casebook gives: the first 12 digits of the key and the attempt.
   */
  record(): Omit<Run, "runId">;
}

export interface FindingPage {
  readonly queue: Queue;
  /** Findings already read. */
  readonly after: number;
  readonly limit: number;
}

export interface CommunityHubs {
  readonly communityId: number;
  readonly hubs: number;
  readonly topHubKey: AccountKey;
}

/** Runs and what they found. A run is here whole or not at all. */
export class RunBook {
  readonly #database: CasebookDatabase;
  readonly #store: string;
  readonly #pseudonyms: PseudonymBook;
  #communities: { readonly runId: string; readonly communityOf: Int32Array } | null = null;

  constructor(database: CasebookDatabase, store: string, pseudonyms: PseudonymBook) {
    this.#database = database;
    this.#store = store;
    this.#pseudonyms = pseudonyms;
  }

  /** Saves a whole run, all or nothing, and returns it with its runId. Its protected accounts have pseudonyms then. */
  save(finished: FinishedRun): Run {
    const { runKey } = finished;
    const protectedIds: AccountId[] = [];
    const saved = this.#database.transaction(() => {
      const attempt = Number(this.#database.first("last-attempt", { runKey })?.attempt) + 1;
      const runId = `${runKey.slice(0, 12)}-${attempt}`;
      const { rowNumber: runNumber } = this.#database.run("insert-run", { runId, runKey, attempt, store: this.#store });
      const insert = this.#database.statement("insert-finding");
      for (const finding of finished.findings) {
        insert.run(...findingValues(runNumber, finding));
        if (finding.isProtected) protectedIds.push(finding.accountId);
      }
      this.#database.run("insert-communities", { runNumber, communityOf: bytesOf(finished.communityOf) });
      const run: Run = { runId, ...finished.record() };
      this.#database.run("set-run-record", { runNumber, record: JSON.stringify(run) });
      return run;
    });
    this.#pseudonyms.prepare(protectedIds);
    return saved;
  }

  /** Newest first. */
  list(): readonly Run[] {
    return this.#database.all("runs", { store: this.#store }).map((row) => JSON.parse(String(row.record)) as Run);
  }

  /** The run of that id, or the newest when null. RUN_UNKNOWN where there is none. */
  run(runId: string | null): Run {
    return this.#find(runId).run;
  }

  /**
   * `hubs`: best first, without accounts that people or new data have protected since. `at-risk`: most urgent first, ties
   * by pseudonym, with those, and without the released; `score`, `confidence` and `rank` are those of this queue.
   */
  findings(runId: string, page: FindingPage): readonly StoredFinding[] {
    const { runNumber } = this.#find(runId);
    const query = page.queue === "hubs" ? "hub-findings" : "at-risk-findings";
    const findings = this.#database
      .all(query, { runNumber, store: this.#store, after: page.after, limit: page.limit })
      .map((row) => findingOfRow(row));
    if (page.queue === "hubs") return findings;
    return findings.map((finding, place) => ({ ...finding, rank: page.after + place + 1 }));
  }

  findingCount(runId: string, queue: Queue): number {
    const { runNumber } = this.#find(runId);
    const query = queue === "hubs" ? "hub-count" : "at-risk-count";
    return Number(this.#database.first(query, { runNumber, store: this.#store })?.findings);
  }

  /** For each community that has findings of the hub list: how many, and the best of them. In no promised order. */
  hubsByCommunity(runId: string): readonly CommunityHubs[] {
    const { runNumber } = this.#find(runId);
    return this.#database.all("hubs-by-community", { runNumber, store: this.#store }).map((row) => ({
      communityId: Number(row.communityId),
      hubs: Number(row.hubs),
      topHubKey: Number(row.topHubKey),
    }));
  }

  /**
   * Null where the run did not score the account. `isProtected` says what holds now, after people's decisions and new
   * data; the other numbers are then those of the child-at-risk queue.
   */
  findingOf(runId: string, accountId: AccountId): StoredFinding | null {
    const { runNumber } = this.#find(runId);
    const row = this.#database.first("finding-of", { runNumber, store: this.#store, accountId });
    if (row === undefined) return null;
    const finding = findingOfRow(row);
    if (!finding.isProtected) return finding;
    const queued = this.#database.first("at-risk-place", { runNumber, store: this.#store, accountId });
    return { ...finding, rank: Number(queued?.place) };
  }

  /** Community of every account key of the run, -1 where the key is no account of it. The last one read is kept. */
  communityOf(runId: string): Int32Array {
    if (this.#communities?.runId !== runId) {
      const { runNumber } = this.#find(runId);
      const bytes = this.#database.first("communities", { runNumber })?.communityOf as Uint8Array;
      this.#communities = { runId, communityOf: new Int32Array(Uint8Array.from(bytes).buffer) };
    }
    return this.#communities.communityOf;
  }

  /** Keeps all runs of this store, but no longer finds them: the store is not the one that they were made of. */
  setAside(when: Date): void {
    this.#database.run("set-runs-aside", {
      store: this.#store,
      aside: `${this.#store} until ${when.toISOString()}`,
    });
    this.#communities = null;
  }

  #find(runId: string | null): { readonly runNumber: number; readonly run: Run } {
    const row = this.#database.first("run", { store: this.#store, runId });
    if (row !== undefined) return { runNumber: Number(row.runNumber), run: JSON.parse(String(row.record)) as Run };
    throw new Failure(
      "RUN_UNKNOWN",
      runId === null
        ? `Nothing has been scored in ${this.#store} yet: run "tributary score" first.`
        : `There is no run ${runId} in ${this.#store}: leave the run out for the newest one, or run "tributary score".`,
      { kind: "missing" },
    );
  }
}
