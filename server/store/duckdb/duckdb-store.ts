import {
  type AccountColumns,
  type AccountId,
  type AccountKey,
  type AccountRecord,
  UNRESOLVED_PREFIX,
} from "../../domain/account.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { Failure } from "../../domain/failure.ts";
import type { Reject, SkippedRow } from "../../domain/reject.ts";
import type { StagedLoad } from "../../domain/staged-load.ts";
import type { MergedEdge, Transfer, TransferColumns, TransferRef } from "../../domain/transfer.ts";
import type { Window } from "../../domain/window.ts";
import type {
  AccountRef,
  EdgeQuery,
  Fans,
  Page,
  ReportLink,
  Store,
  StoreLock,
  Task,
  TimelineBucket,
  TransferQuery,
} from "../store.ts";
import { Database } from "./database.ts";
import { datasetKeyOf } from "./dataset-key.ts";
import { loadDataset } from "./load-dataset.ts";
import { type DuckdbOptions, openDatabase } from "./open-database.ts";
import { readAccountIds } from "./read-account-ids.ts";
import { readAccountColumns, readTransferColumns } from "./read-columns.ts";
import { prepareSchema } from "./schema.ts";
import type { Parameters } from "./session.ts";
import { type AccountRow, accountOf, type LinkRow, linkOf, type TransferRow, transferOf } from "./store-rows.ts";
import { unloadDataset } from "./unload-dataset.ts";

/**
 * Opens the store in a DuckDB file, and makes file, folder and tables where they are missing. The file is locked until
 * the store is closed. Throws STORE_LOCKED, STORE_VERSION, STORE_UNAVAILABLE, DISK_FULL or STORE_FAILED.
 */
export async function openDuckdbStore(path: string, options: DuckdbOptions = {}): Promise<Store> {
  const database = new Database(await openDatabase(path, options));
  try {
    await database.write((session) => prepareSchema(session, path));
  } catch (error) {
    await database.close();
    throw error;
  }
  return new DuckdbStore(database);
}

class DuckdbStore implements Store {
  readonly description: string;
  readonly #database: Database;
  #lockOwner: string | null = null;

  constructor(database: Database) {
    this.#database = database;
    this.description = `DuckDB file ${database.path}`;
  }

  async datasets(): Promise<readonly Dataset[]> {
    const rows = await this.#rows<{ record: string }>("datasets");
    return rows.map(({ record }) => JSON.parse(record) as Dataset);
  }

  load(staged: StagedLoad, task: Task = {}): Promise<void> {
    return this.#database.write((session) => loadDataset(session, staged, task));
  }

  /** A load that was killed was one transaction and left nothing to remove. */
  recover(): Promise<readonly string[]> {
    return this.#database.read(async () => []);
  }

  unload(datasetId: string): Promise<void> {
    return this.#database.write((session) => unloadDataset(session, datasetId));
  }

  rejects(datasetId: string, page: Page): Promise<readonly Reject[]> {
    return this.#database.read(async (session) => {
      const datasetKey = await datasetKeyOf(session, datasetId);
      return session.rows<Reject>("rejects", { datasetKey, ...paging(page) });
    });
  }

  skippedRows(datasetId: string, page: Page): Promise<readonly SkippedRow[]> {
    return this.#database.read(async (session) => {
      const datasetKey = await datasetKeyOf(session, datasetId);
      return session.rows<SkippedRow>("skipped-rows", { datasetKey, ...paging(page) });
    });
  }

  async period(): Promise<Window | null> {
    const [row] = await this.#rows<{ from: number | null; to: number | null }>("period");
    return row === undefined || row.from === null || row.to === null ? null : { from: row.from, to: row.to };
  }

  accounts(): Promise<AccountColumns> {
    return this.#database.read((session) => session.atomically(() => readAccountColumns(session)));
  }

  accountIds(keys: Int32Array): Promise<readonly AccountId[]> {
    return this.#database.read((session) => readAccountIds(session, keys));
  }

  async accountKeys(accountIds: readonly AccountId[]): Promise<Int32Array> {
    const rows = await this.#rows<{ accountKey: number; accountId: string }>("account-keys", { accountIds });
    const keyOf = new Map(rows.map((row) => [row.accountId, row.accountKey]));
    return Int32Array.from(accountIds, (accountId) => keyOf.get(accountId) ?? -1);
  }

  async account(key: AccountKey): Promise<AccountRecord | null> {
    const [row] = await this.#rows<AccountRow>("account", { key });
    return row === undefined ? null : accountOf(row);
  }

  async searchAccounts(text: string, limit: number): Promise<readonly AccountRef[]> {
    const rows = await this.#rows<{ accountKey: number; accountId: string }>("search-accounts", { text, limit });
    return rows.map(({ accountKey, accountId }) => ({ key: accountKey, accountId }));
  }

  async searchRemarks(text: string, window: Window, limit: number): Promise<readonly Transfer[]> {
    const rows = await this.#rows<TransferRow>("search-remarks", { text, ...span(window), limit });
    return rows.map(transferOf);
  }

  transferColumns(window: Window, task: Task = {}): Promise<TransferColumns> {
    return this.#database.read((session) => session.atomically(() => readTransferColumns(session, window, task)));
  }

  async transfersOf(key: AccountKey, window: Window, query: TransferQuery): Promise<readonly Transfer[]> {
    const rows = await this.#rows<TransferRow>("transfers-of", {
      key,
      counterparty: query.counterparty ?? -1,
      ...sides(query.direction),
      ...span(window),
      ...paging(query),
    });
    return rows.map(transferOf);
  }

  edgesOf(key: AccountKey, window: Window, query: EdgeQuery): Promise<readonly MergedEdge[]> {
    return this.#rows<MergedEdge>("edges-of", { key, ...sides(query.direction), ...span(window), ...paging(query) });
  }

  edgesAmong(keys: Int32Array, window: Window): Promise<readonly MergedEdge[]> {
    return this.#rows<MergedEdge>("edges-among", { keys: keys.join(), ...span(window) });
  }

  async transfersAmong(keys: Int32Array, window: Window): Promise<readonly Transfer[]> {
    const rows = await this.#rows<TransferRow>("transfers-among", { keys: keys.join(), ...span(window) });
    return rows.map(transferOf);
  }

  async fansOf(keys: Int32Array, window: Window): Promise<Fans> {
    const rows = await this.#rows<{ accountKey: number; fanIn: number; fanOut: number }>("fans-of", {
      keys: keys.join(),
      ...span(window),
      unresolvedPrefix: UNRESOLVED_PREFIX,
    });
    const fansOf = new Map(rows.map((row) => [row.accountKey, row]));
    return {
      fanIn: keys.map((key) => fansOf.get(key)?.fanIn ?? 0),
      fanOut: keys.map((key) => fansOf.get(key)?.fanOut ?? 0),
    };
  }

  timeline(keys: Int32Array | null, window: Window, bucketMs: number): Promise<readonly TimelineBucket[]> {
    const chosen = { all: keys === null, keys: keys?.join() ?? "" };
    return this.#rows<TimelineBucket>("timeline", { ...chosen, ...span(window), bucketMs });
  }

  async links(page: Page): Promise<readonly ReportLink[]> {
    return (await this.#rows<LinkRow>("links", paging(page))).map(linkOf);
  }

  undoLink({ datasetId, transferId }: TransferRef): Promise<void> {
    return this.#database.write(async (session) => {
      await session.run("undo-link", { datasetId, transferId });
      await session.run("settle-standings");
    });
  }

  writeBack(): Promise<void> {
    const advice = "Use the hubs and communities commands, or a Neo4j store.";
    return Promise.reject(
      new Failure("STORE_UNSUPPORTED", `Scores are not written into a DuckDB file. ${advice}`, { kind: "usage" }),
    );
  }

  /** The file's own lock keeps other processes out; this one tells apart who holds it within the process. */
  lock(owner: string): Promise<StoreLock> {
    return this.#database.read(async () => {
      if (this.#lockOwner !== null) {
        throw new Failure("LOCK_HELD", `The store is held by ${this.#lockOwner}. Try again when it has finished.`, {
          kind: "refused",
          retriable: true,
        });
      }
      this.#lockOwner = owner;
      let isHeld = true;
      const release = async () => {
        if (isHeld) this.#lockOwner = null;
        isHeld = false;
      };
      return { release };
    });
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #rows<Row>(name: string, parameters: Parameters = {}): Promise<readonly Row[]> {
    return this.#database.read((session) => session.rows<Row>(name, parameters));
  }
}

function paging({ after, limit }: Page): { readonly after: number; readonly limit: number } {
  return { after, limit };
}

function span({ from, to }: Window): { readonly from: number; readonly to: number } {
  return { from, to };
}

function sides(direction: TransferQuery["direction"]): { readonly incoming: boolean; readonly outgoing: boolean } {
  return { incoming: direction !== "out", outgoing: direction !== "in" };
}
