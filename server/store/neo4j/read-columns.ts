import { ACCOUNT_KINDS, type AccountColumns, UNRESOLVED_PREFIX } from "../../domain/account.ts";
import { Failure } from "../../domain/failure.ts";
import { STANDINGS, TIME_PRECISIONS, type TransferColumns } from "../../domain/transfer.ts";
import type { Window } from "../../domain/window.ts";
import type { Task } from "../store.ts";
import { columnNames, numbersOf } from "./column-names.ts";
import { inLanes } from "./in-lanes.ts";
import { keyRanges } from "./key-ranges.ts";
import { type FactsRow, onlyRow } from "./neo4j-values.ts";
import type { ReadyDataset } from "./ready-datasets.ts";
import type { Session } from "./session.ts";
import { type TransferLists, TransferSpace } from "./transfer-space.ts";

/** The server prepares one record while the driver reads another. */
const LANES = 2;

/**
 * Reads all transfers of a window as column lists, those of some accounts a record.
 * Throws AMOUNT_BEYOND_EXACT where an amount does not fit a float64 exactly, RUN_STOPPED once the signal asks to stop.
 */
export async function readTransferColumns(
  session: Session,
  ready: readonly ReadyDataset[],
  window: Window,
  task: Task,
): Promise<TransferColumns> {
  const total = ready.reduce((sum, { dataset }) => sum + dataset.accepted, 0);
  const currencies = columnNames(ready, "currencies");
  const channels = columnNames(ready, "channels");
  const countries = columnNames(ready, "countries");
  const parameters = {
    from: window.from,
    to: window.to,
    ready: ready.map(({ dataset }) => dataset.datasetId),
    standings: numbersOf(STANDINGS),
    timePrecisions: numbersOf(TIME_PRECISIONS),
    currencies: currencies.numberOf,
    channels: channels.numberOf,
    countries: countries.numberOf,
  };
  const space = new TransferSpace(total);
  await inLanes(LANES, await keyRanges(session, total), async (range) => {
    if (task.signal?.aborted === true) throw new Failure("RUN_STOPPED", "Reading the transfers was stopped.");
    space.add(onlyRow(await session.rows<TransferLists>("transfer-columns", { ...parameters, ...range })));
    task.onProgress?.({ step: "reading", done: space.length, total, unit: "rows" });
  });
  return {
    length: space.length,
    ...space.columns(),
    currencies: currencies.names,
    channels: channels.names,
    countries: countries.names,
  };
}

interface AccountOrderRow {
  readonly keys: readonly number[];
  readonly unresolved: readonly number[];
}

/** Reads the merged facts of every account that a ready dataset names. */
export async function readAccountColumns(session: Session, ready: readonly ReadyDataset[]): Promise<AccountColumns> {
  const readyIds = ready.map(({ dataset }) => dataset.datasetId);
  const parameters = { ready: readyIds, unresolvedPrefix: UNRESOLVED_PREFIX };
  const { keys, unresolved } = onlyRow(await session.rows<AccountOrderRow>("account-order", parameters));
  const length = Number(onlyRow(await session.rows<{ key: bigint }>("next-account-key")).key);
  const bytes = (size: number) => new SharedArrayBuffer(length * size);
  const columns = {
    kind: new Uint8Array(bytes(1)),
    country: new Uint16Array(bytes(2)),
    openedAt: new Float64Array(bytes(8)).fill(Number.NaN),
    birthYear: new Int16Array(bytes(2)),
    minorFlag: new Uint8Array(bytes(1)),
    unresolved: new Uint8Array(bytes(1)),
  };
  const order = new Int32Array(new SharedArrayBuffer(keys.length * 4));
  order.set(keys);
  for (const key of unresolved) columns.unresolved[key] = 1;

  const countries = columnNames(ready, "countries");
  for (const { dataset } of ready.toSorted((a, b) => a.ordinal - b.ordinal)) {
    const rows = await session.rows<FactsRow & { key: bigint }>("accounts", { datasetId: dataset.datasetId });
    for (const row of rows) setFacts(columns, Number(row.key), row, countries.numberOf);
  }
  return { length, order, ...columns, countries: countries.names };
}

type FactColumns = Pick<AccountColumns, "kind" | "country" | "openedAt" | "birthYear" | "minorFlag">;

/** Puts the facts that are given over those that are there; what protects, a later birth year or a minor's flag, stays. */
function setFacts(
  columns: FactColumns,
  key: number,
  facts: FactsRow,
  countryNumber: Readonly<Record<string, number>>,
): void {
  const { kind, country, openedAt, birthYear, minorFlag } = facts;
  if (kind != null) columns.kind[key] = ACCOUNT_KINDS.indexOf(kind);
  if (country != null) columns.country[key] = countryNumber[country] ?? 0;
  if (openedAt != null) columns.openedAt[key] = Number(openedAt);
  if (birthYear != null) columns.birthYear[key] = Math.max(columns.birthYear[key]!, Number(birthYear));
  if (minorFlag != null) columns.minorFlag[key] = Math.max(columns.minorFlag[key]!, minorFlag ? 2 : 1);
}
