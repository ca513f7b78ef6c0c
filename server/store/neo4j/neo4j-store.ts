import { fileURLToPath } from "node:url";
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
import { QueryLibrary } from "../query-library.ts";
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
  WrittenScore,
} from "../store.ts";
import { accountIdsOf, accountKeysOf } from "./account-names.ts";
import { loadDataset } from "./load-dataset.ts";
import {
  accountOf,
  type BucketRow,
  bucketOf,
  type EdgeRow,
  edgeOf,
  type FactsRow,
  type LineRow,
  type LinkRow,
  lineOf,
  linkOf,
  type TransferRow,
  transfersOf,
} from "./neo4j-values.ts";
import { readAccountColumns, readTransferColumns } from "./read-columns.ts";
import { type ReadyDataset, readReady, readyDatasets } from "./ready-datasets.ts";
import { removeDataset } from "./remove-dataset.ts";
import { prepareSchema } from "./schema.ts";
import { connect, type ParameterMap, Session } from "./session.ts";
import { LeasedLock } from "./store-lock.ts";

const CYPHER = fileURLToPath(new URL("../../../cypher", import.meta.url));

/**
 * Opens the store in a Neo4j and makes constraints and indexes where they are missing.
 * `url` is "neo4j://host:7687" or "bolt://host:7687", with "+s" for an encrypted connection.
 * Throws OPTION_INVALID, STORE_PASSWORD, STORE_UNAVAILABLE, STORE_VERSION, DISK_FULL or STORE_FAILED.
 */
export async function openNeo4jStore(url: string, user: string, password: string): Promise<Store> {
  const { driver, place } = connect(url, user, password);
  const session = new Session(driver, new QueryLibrary(CYPHER, ".cypher"), place);
  try {
    await session.refuseUnreachable();
    await prepareSchema(session);
  } catch (error) {
    await session.close();
    throw error;
  }
  return new Neo4jStore(session);
}

class Neo4jStore implements Store {
  readonly description: string;
  readonly #session: Session;
  #lock: LeasedLock | null = null;
  /** Ends with the last change that was asked for: one change at a time. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
    this.description = `Neo4j at ${session.place}`;
  }

  async datasets(): Promise<readonly Dataset[]> {
    return (await readyDatasets(this.#session)).map(({ dataset }) => dataset);
  }

  load(staged: StagedLoad, task: Task = {}): Promise<void> {
    return this.#change(() => loadDataset(this.#session, staged, task));
  }

  /** Call it with the lock held: it takes what another program is loading for interrupted. */
  recover(): Promise<readonly string[]> {
    return this.#change(async () => {
      const left = await this.#session.rows<{ datasetId: string }>("unfinished-datasets");
      for (const { datasetId } of left) await removeDataset(this.#session, datasetId);
      return left.map(({ datasetId }) => datasetId);
    });
  }

  unload(datasetId: string): Promise<void> {
    return this.#change(async () => {
      refuseUnknown(await readyDatasets(this.#session), datasetId);
      await removeDataset(this.#session, datasetId);
    });
  }

  rejects(datasetId: string, page: Page): Promise<readonly Reject[]> {
    return this.#lines("rejects", datasetId, page);
  }

  skippedRows(datasetId: string, page: Page): Promise<readonly SkippedRow[]> {
    return this.#lines("skipped-rows", datasetId, page);
  }

  async period(): Promise<Window | null> {
    const periods = (await this.datasets()).flatMap(({ period }) => (period === null ? [] : [period]));
    if (periods.length === 0) return null;
    return {
      from: Math.min(...periods.map(({ from }) => from)),
      to: Math.max(...periods.map(({ to }) => to)),
    };
  }

  accounts(): Promise<AccountColumns> {
    return this.#read((ready) => readAccountColumns(this.#session, ready));
  }

  accountIds(keys: Int32Array): Promise<readonly AccountId[]> {
    return accountIdsOf(this.#session, keys);
  }

  accountKeys(accountIds: readonly AccountId[]): Promise<Int32Array> {
    return this.#read((ready) => accountKeysOf(this.#session, accountIds, idsOf(ready)));
  }

  account(key: AccountKey): Promise<AccountRecord | null> {
    return this.#read(async (ready) => {
      const parameters = { key, ready: idsOf(ready) };
      const rows = await this.#session.rows<FactsRow & { accountId: AccountId }>("account", parameters);
      return rows[0] === undefined ? null : accountOf(rows[0].accountId, rows);
    });
  }

  async searchAccounts(text: string, limit: number): Promise<readonly AccountRef[]> {
    const rows = await this.#rows<{ key: bigint; accountId: AccountId }>("search-accounts", { text, limit });
    return rows.map(({ key, accountId }) => ({ key: Number(key), accountId }));
  }

  searchRemarks(text: string, window: Window, limit: number): Promise<readonly Transfer[]> {
    return this.#transfers("search-remarks", { text, ...span(window), limit });
  }

  transferColumns(window: Window, task: Task = {}): Promise<TransferColumns> {
    return this.#read((ready) => readTransferColumns(this.#session, ready, window, task));
  }

  transfersOf(key: AccountKey, window: Window, query: TransferQuery): Promise<readonly Transfer[]> {
    const counterparty = query.counterparty ?? -1;
    const sides = sidesOf(query.direction);
    return this.#transfers("transfers-of", { key, counterparty, ...sides, ...span(window), ...paging(query) });
  }

  async edgesOf(key: AccountKey, window: Window, query: EdgeQuery): Promise<readonly MergedEdge[]> {
    const sides = sidesOf(query.direction);
    const rows = await this.#rows<EdgeRow>("edges-of", { key, ...sides, ...span(window), ...paging(query) });
    return rows.map(edgeOf);
  }

  async edgesAmong(keys: Int32Array, window: Window): Promise<readonly MergedEdge[]> {
    const rows = await this.#rows<EdgeRow>("edges-among", { keys: distinct(keys), ...span(window) });
    return rows.map(edgeOf);
  }

  transfersAmong(keys: Int32Array, window: Window): Promise<readonly Transfer[]> {
    return this.#transfers("transfers-among", { keys: distinct(keys), ...span(window) });
  }

  async fansOf(keys: Int32Array, window: Window): Promise<Fans> {
    const rows = await this.#rows<{ key: bigint; fanIn: bigint; fanOut: bigint }>("fans-of", {
      keys: distinct(keys),
      ...span(window),
      unresolvedPrefix: UNRESOLVED_PREFIX,
    });
    const fansOf = new Map(rows.map((row) => [Number(row.key), row]));
    return {
      fanIn: keys.map((key) => Number(fansOf.get(key)?.fanIn ?? 0)),
      fanOut: keys.map((key) => Number(fansOf.get(key)?.fanOut ?? 0)),
    };
  }

  async timeline(keys: Int32Array | null, window: Window, bucketMs: number): Promise<readonly TimelineBucket[]> {
    const parameters = { ...span(window), bucketMs };
    const rows =
      keys === null
        ? await this.#rows<BucketRow>("timeline-of-all", parameters)
        : await this.#rows<BucketRow>("timeline", { keys: distinct(keys), ...parameters });
    return rows.map(bucketOf);
  }

  async links(page: Page): Promise<readonly ReportLink[]> {
    return (await this.#rows<LinkRow>("links", paging(page))).map(linkOf);
  }

  undoLink({ datasetId, transferId }: TransferRef): Promise<void> {
    return this.#change(() => this.#session.run("undo-link", { datasetId, transferId }));
  }

  writeBack(scores: AsyncIterable<readonly WrittenScore[]>): Promise<void> {
    return this.#change(async () => {
      for await (const batch of scores)
        await this.#session.run("write-back", { scores: batch.map((row) => ({ ...row })) });
    });
  }

  async lock(owner: string): Promise<StoreLock> {
    const lock = await LeasedLock.take(this.#session, owner);
    this.#lock = lock;
    return lock;
  }

  async close(): Promise<void> {
    // Where the server is gone, the lease runs out by itself.
    await this.#lock?.release().catch(() => undefined);
    await this.#session.close();
  }

  /** What `read` makes of the datasets that are ready, as if at one moment. */
  #read<T>(read: (ready: readonly ReadyDataset[]) => Promise<T>): Promise<T> {
    return readReady(this.#session, read);
  }

  #rows<Row>(name: string, parameters: ParameterMap): Promise<readonly Row[]> {
    return this.#read((ready) => this.#session.rows<Row>(name, { ...parameters, ready: idsOf(ready) }));
  }

  #transfers(name: string, parameters: ParameterMap): Promise<readonly Transfer[]> {
    return this.#read(async (ready) =>
      transfersOf(await this.#session.rows<TransferRow>(name, { ...parameters, ready: idsOf(ready) }), ready),
    );
  }

  #lines<R extends Reject | SkippedRow>(name: string, datasetId: string, page: Page): Promise<readonly R[]> {
    return this.#read(async (ready) => {
      refuseUnknown(ready, datasetId);
      const rows = await this.#session.rows<LineRow<R>>(name, { datasetId, ...paging(page) });
      return rows.map((row) => lineOf<R>(row));
    });
  }

  #change<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#changes.then(async () => {
      this.#session.refuseClosed();
      await this.#lock?.confirm();
      return work();
    });
    this.#changes = turn.catch(() => undefined);
    return turn;
  }
}

function refuseUnknown(ready: readonly ReadyDataset[], datasetId: string): void {
  if (ready.some(({ dataset }) => dataset.datasetId === datasetId)) return;
  const advice = "`tributary datasets` lists those that there are.";
  throw new Failure("DATASET_UNKNOWN", `There is no dataset ${datasetId}. ${advice}`, { kind: "missing" });
}

function idsOf(ready: readonly ReadyDataset[]): readonly string[] {
  return ready.map(({ dataset }) => dataset.datasetId);
}

function distinct(keys: Int32Array): readonly number[] {
  return [...new Set(keys)];
}

function paging({ after, limit }: Page): { readonly after: number; readonly limit: number } {
  return { after, limit };
}

function span({ from, to }: Window): { readonly from: number; readonly to: number } {
  return { from, to };
}

function sidesOf(direction: TransferQuery["direction"]): { readonly incoming: boolean; readonly outgoing: boolean } {
  return { incoming: direction !== "out", outgoing: direction !== "in" };
}
