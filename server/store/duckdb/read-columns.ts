import { type AccountColumns, UNRESOLVED_PREFIX } from "../../domain/account.ts";
import { Failure } from "../../domain/failure.ts";
import type { TransferColumns } from "../../domain/transfer.ts";
import type { Window } from "../../domain/window.ts";
import type { Task } from "../store.ts";
import { readNames } from "./read-names.ts";
import type { Session } from "./session.ts";
import { vectorValues } from "./vector-values.ts";

/**
 * Reads all transfers of a window chunk by chunk into shared columns; no object is made per transfer.
 *
 * Run it in a transaction, so that its statements see the same data. Throws AMOUNT_BEYOND_EXACT where an amount does
 * not fit a float64 exactly, RUN_STOPPED once the signal asks to stop.
 */
export async function readTransferColumns(session: Session, window: Window, task: Task): Promise<TransferColumns> {
  const span = { from: window.from, to: window.to };
  const [extent] = await session.rows<{ transfers: number; greatestAmountMinor: bigint }>("window-extent", span);
  const length = extent?.transfers ?? 0;
  refuseInexact(extent?.greatestAmountMinor ?? 0n);
  const currency = await readNames(session, "currency");
  const channel = await readNames(session, "channel");
  const country = await readNames(session, "country");
  const columns = {
    payer: int32(length),
    payee: int32(length),
    amountMinor: float64(length),
    bookedAt: float64(length),
    currency: uint8(length),
    timePrecision: uint8(length),
    channel: uint16(length),
    payerCountry: uint16(length),
    payeeCountry: uint16(length),
    standing: uint8(length),
  };
  let done = 0;
  for await (const chunk of session.chunks("transfer-columns", span)) {
    if (task.signal?.aborted === true) throw new Failure("RUN_STOPPED", "Reading the transfers was stopped.");
    columns.payer.set(vectorValues(chunk, 0, Int32Array), done);
    columns.payee.set(vectorValues(chunk, 1, Int32Array), done);
    columns.amountMinor.set(vectorValues(chunk, 2, Float64Array), done);
    columns.bookedAt.set(vectorValues(chunk, 3, Float64Array), done);
    setIndexes(columns.currency, done, vectorValues(chunk, 4, Int32Array), currency.indexOf);
    columns.timePrecision.set(vectorValues(chunk, 5, Uint8Array), done);
    setIndexes(columns.channel, done, vectorValues(chunk, 6, Int32Array), channel.indexOf);
    setIndexes(columns.payerCountry, done, vectorValues(chunk, 7, Int32Array), country.indexOf);
    setIndexes(columns.payeeCountry, done, vectorValues(chunk, 8, Int32Array), country.indexOf);
    columns.standing.set(vectorValues(chunk, 9, Uint8Array), done);
    done += chunk.rowCount;
    task.onProgress?.({ step: "reading", done, total: length, unit: "rows" });
  }
  return { length, ...columns, currencies: currency.names, channels: channel.names, countries: country.names };
}

/** Reads the merged facts of every account. Run it in a transaction. */
export async function readAccountColumns(session: Session): Promise<AccountColumns> {
  const [space] = await session.rows<{ length: number }>("account-space");
  const length = space?.length ?? 0;
  const country = await readNames(session, "country");
  const order: number[] = [];
  const columns = {
    kind: uint8(length),
    country: uint16(length),
    openedAt: float64(length).fill(Number.NaN),
    birthYear: int16(length),
    minorFlag: uint8(length),
    unresolved: uint8(length),
  };
  for await (const chunk of session.chunks("accounts", { unresolvedPrefix: UNRESOLVED_PREFIX })) {
    const [key, countryKey, birthYear] = [0, 2, 4].map((at) => vectorValues(chunk, at, Int32Array));
    const openedAt = vectorValues(chunk, 3, Float64Array);
    const [kind, minorFlag, unresolved] = [1, 5, 6].map((at) => vectorValues(chunk, at, Uint8Array));
    for (let row = 0; row < chunk.rowCount; row++) {
      const account = key![row]!;
      order.push(account);
      columns.kind[account] = kind![row]!;
      columns.country[account] = country.indexOf[countryKey![row]!]!;
      columns.openedAt[account] = openedAt[row]!;
      columns.birthYear[account] = birthYear![row]!;
      columns.minorFlag[account] = minorFlag![row]!;
      columns.unresolved[account] = unresolved![row]!;
    }
  }
  const ordered = int32(order.length);
  ordered.set(order);
  return { length, order: ordered, ...columns, countries: country.names };
}

function setIndexes(column: Uint8Array | Uint16Array, from: number, keys: Int32Array, indexOf: Uint16Array): void {
  for (let i = 0; i < keys.length; i++) column[from + i] = indexOf[keys[i]!]!;
}

function refuseInexact(greatestAmountMinor: bigint): void {
  if (greatestAmountMinor <= BigInt(Number.MAX_SAFE_INTEGER)) return;
  const advice = "Score a window without it, or correct the file and load it again.";
  throw new Failure(
    "AMOUNT_BEYOND_EXACT",
    `An amount of ${greatestAmountMinor} minor units is too large for exact sums. ${advice}`,
  );
}

const int32 = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
const int16 = (length: number) => new Int16Array(new SharedArrayBuffer(length * 2));
const uint16 = (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2));
const uint8 = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
const float64 = (length: number) => new Float64Array(new SharedArrayBuffer(length * 8));
