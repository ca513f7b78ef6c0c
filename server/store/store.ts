import type { AccountColumns, AccountId, AccountKey, AccountRecord } from "../domain/account.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { OnProgress, StopSignal } from "../domain/progress.ts";
import type { Reject, SkippedRow } from "../domain/reject.ts";
import type { StagedLoad } from "../domain/staged-load.ts";
import type { MergedEdge, Transfer, TransferColumns, TransferRef } from "../domain/transfer.ts";
import type { EpochMs, Window } from "../domain/window.ts";

/**
 * The port to whatever keeps the transfers. Two adapters serve it, Neo4j and DuckDB, and one contract suite runs on
 * both. Readers see ready datasets only. Every list has a stated order and every page a cursor.
 *
 * Failures are `Failure`s: STORE_UNAVAILABLE, STORE_PASSWORD, STORE_LOCKED, DISK_FULL, STORE_CLOSED after `close`,
 * STORE_FAILED for the rest, each with one sentence that says what to do.
 */
export interface Store {
  /** For messages: "DuckDB file …/tributary.duckdb", "Neo4j at localhost:7687". Holds no password. */
  readonly description: string;

  /** Ready datasets in code-point order of datasetId. */
  datasets(): Promise<readonly Dataset[]>;

  /**
   * Stores a staged load whole: transfers, accounts, rejects, skipped rows, and last the dataset's `ready` mark.
   * Refuses (ALREADY_LOADED) a datasetId that is there. If it throws, is stopped (LOAD_STOPPED) or is killed, nothing of
   * the load is ever visible, and `recover` removes what is left. A failure of the staged load itself is passed on.
   */
  load(staged: StagedLoad, task?: Task): Promise<void>;

  /** Removes what an interrupted load or unload left. Returns the datasetIds removed, in order. Idempotent. */
  recover(): Promise<readonly string[]>;

  /**
   * Removes a dataset, its rejects, and links that touch it. Where it held the first of several reports, the earliest
   * loaded of the others becomes their first, so that the transfer goes on to count once. DATASET_UNKNOWN where there is
   * none. Accounts keep their keys.
   */
  unload(datasetId: string): Promise<void>;

  /** Ordered by file (as loaded), line. DATASET_UNKNOWN where there is no such dataset. */
  rejects(datasetId: string, page: Page): Promise<readonly Reject[]>;
  skippedRows(datasetId: string, page: Page): Promise<readonly SkippedRow[]>;

  /** First to last bookedAt of all ready transfers, end exclusive; null when there are none. */
  period(): Promise<Window | null>;

  /**
   * Facts of every account that a ready dataset names, in a transfer or in its accounts file; index = key. Where several
   * datasets state a fact, the one loaded last wins, fact by fact; a fact that it does not state stays. A minor's flag and the latest birth
   * year win always: what protects an account is never overruled by another file. Keys of
   * accounts that no ready dataset names keep their place with empty facts and are absent from `order`.
   */
  accounts(): Promise<AccountColumns>;

  /**
   * accountIds of keys, in the order asked, also of accounts that no ready dataset names now. ACCOUNT_UNKNOWN for a key
   * that was never given.
   */
  accountIds(keys: Int32Array): Promise<readonly AccountId[]>;

  /** Key of each accountId, in the order asked; -1 where no ready dataset names it. */
  accountKeys(accountIds: readonly AccountId[]): Promise<Int32Array>;

  /** What the accounts files say of one account, merged as in `accounts`; null where no ready dataset names it. */
  account(key: AccountKey): Promise<AccountRecord | null>;

  /** Accounts whose id contains the text (case-insensitive), exact and prefix matches first, then code-point order. */
  searchAccounts(text: string, limit: number): Promise<readonly AccountRef[]>;

  /** Transfers whose remark contains the text (case-insensitive), newest first, then datasetId, transferId. */
  searchRemarks(text: string, window: Window, limit: number): Promise<readonly Transfer[]>;

  /** All transfers of the window, of every standing, as columns. RUN_STOPPED once the signal asks to stop. */
  transferColumns(window: Window, task?: Task): Promise<TransferColumns>;

  /**
   * Transfers into and out of an account, of every standing; newest first, then datasetId, transferId.
   * `direction` limits it to one side, `counterparty` to one other account.
   */
  transfersOf(key: AccountKey, window: Window, query: TransferQuery): Promise<readonly Transfer[]>;

  /**
   * Merged edges (counted transfers above zero between different accounts) that touch an account; by currency;
   * largest number of transfers first, then amount, then the other account's id, then currency, then incoming first.
   */
  edgesOf(key: AccountKey, window: Window, query: EdgeQuery): Promise<readonly MergedEdge[]>;

  /** Merged edges whose both ends are among the keys; by payer id, payee id, currency. */
  edgesAmong(keys: Int32Array, window: Window): Promise<readonly MergedEdge[]>;

  /** Every transfer, of every standing, whose both ends are among the keys; by bookedAt, datasetId, transferId. */
  transfersAmong(keys: Int32Array, window: Window): Promise<readonly Transfer[]>;

  /**
   * Number of distinct payers and payees of each account, in the order asked: over counted transfers above zero between
   * different accounts; unresolved counterparties left out.
   */
  fansOf(keys: Int32Array, window: Window): Promise<Fans>;

  /**
   * Counted inflow and outflow of a set of accounts (of all, when `keys` is null) in equal buckets of time that start at `window.from`; ascending,
   * buckets without transfers left out. For "all", inflow counts every counted transfer once and outflow is empty.
   */
  timeline(keys: Int32Array | null, window: Window, bucketMs: number): Promise<readonly TimelineBucket[]>;

  /**
   * Pairs of transfers that two institutions reported both; ordered by first, then second ref.
   * A link marks its second as `second report`; what the second knows of a return (`returned`, `reversal`) holds for a
   * first that does not know of it. Undoing a link gives both their standing back. Undoing what is no link's second
   * changes nothing.
   */
  links(page: Page): Promise<readonly ReportLink[]>;
  undoLink(second: TransferRef): Promise<void>;

  /** Sets communityId, hubScore, hubRank, runId on accounts for people who work in the store itself. STORE_UNSUPPORTED on DuckDB. */
  writeBack(scores: AsyncIterable<readonly WrittenScore[]>): Promise<void>;

  /** Takes the store's server lock, or throws LOCK_HELD with the owner's name. The lease is renewed until released. */
  lock(owner: string): Promise<StoreLock>;

  /** Every later call throws STORE_CLOSED. Safe to call twice. */
  close(): Promise<void>;
}

export interface Task {
  readonly onProgress?: OnProgress;
  readonly signal?: StopSignal;
}

/** `after` counts rows already read; pages are stable while no dataset is loaded or removed. */
export interface Page {
  readonly after: number;
  readonly limit: number;
}

export interface AccountRef {
  readonly key: AccountKey;
  readonly accountId: AccountId;
}

export interface TransferQuery extends Page {
  readonly direction: "in" | "out" | "both";
  readonly counterparty: AccountKey | null;
}

export interface EdgeQuery extends Page {
  readonly direction: "in" | "out" | "both";
}

/** Columns of equal length. */
export interface Fans {
  readonly fanIn: Int32Array;
  readonly fanOut: Int32Array;
}

export interface TimelineBucket {
  readonly from: EpochMs;
  readonly currency: string;
  readonly inTransfers: number;
  readonly inAmountMinor: bigint;
  readonly outTransfers: number;
  readonly outAmountMinor: bigint;
}

export interface ReportLink {
  readonly first: TransferRef;
  readonly second: TransferRef;
  /** bookedAt of second minus first. */
  readonly gapMs: number;
}

export interface WrittenScore {
  readonly accountId: AccountId;
  readonly communityId: number;
  readonly hubScore: number | null;
  readonly hubRank: number | null;
  readonly runId: string;
}

export interface StoreLock {
  release(): Promise<void>;
}
