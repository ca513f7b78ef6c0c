import { Failure } from "../../domain/failure.ts";
import type { TransferColumns } from "../../domain/transfer.ts";

/** One record of `cypher/transfer-columns.cypher`: lists of equal length. */
export interface TransferLists {
  readonly payer: readonly number[];
  readonly payee: readonly number[];
  readonly amountMinor: readonly number[];
  readonly bookedAt: readonly number[];
  /** Six small numbers packed into one, as the query explains. */
  readonly codes: readonly number[];
}

type Columns = Omit<TransferColumns, "length" | "currencies" | "channels" | "countries">;

/** Shared columns with room for `capacity` transfers; room that is not used takes no memory. */
export class TransferSpace {
  #length = 0;
  readonly #columns: Columns;

  constructor(capacity: number) {
    const bytes = (size: number) => new SharedArrayBuffer(capacity * size);
    this.#columns = {
      payer: new Int32Array(bytes(4)),
      payee: new Int32Array(bytes(4)),
      amountMinor: new Float64Array(bytes(8)),
      bookedAt: new Float64Array(bytes(8)),
      currency: new Uint8Array(bytes(1)),
      timePrecision: new Uint8Array(bytes(1)),
      channel: new Uint16Array(bytes(2)),
      payerCountry: new Uint16Array(bytes(2)),
      payeeCountry: new Uint16Array(bytes(2)),
      standing: new Uint8Array(bytes(1)),
    };
  }

  get length(): number {
    return this.#length;
  }

  /** Adds the transfers of one record. Throws AMOUNT_BEYOND_EXACT where an amount may have been rounded. */
  add(lists: TransferLists): void {
    const columns = this.#columns;
    const { amountMinor, codes } = lists;
    columns.payer.set(lists.payer, this.#length);
    columns.payee.set(lists.payee, this.#length);
    columns.bookedAt.set(lists.bookedAt, this.#length);
    for (let i = 0, at = this.#length; i < codes.length; i++, at++) {
      const amount = amountMinor[i]!;
      if (amount > Number.MAX_SAFE_INTEGER) throw beyondExact(amount);
      columns.amountMinor[at] = amount;
      // 52 bits: beyond the 32 of bit operations, so the upper 24 (countries) are split off first.
      const code = codes[i]!;
      const upper = Math.floor(code / 2 ** 28);
      const lower = code - upper * 2 ** 28;
      columns.standing[at] = lower & 3;
      columns.timePrecision[at] = (lower >>> 2) & 3;
      columns.currency[at] = (lower >>> 4) & 0xff;
      columns.channel[at] = lower >>> 12;
      columns.payerCountry[at] = upper & 0xfff;
      columns.payeeCountry[at] = upper >>> 12;
    }
    this.#length += codes.length;
  }

  /** The columns as long as what was added. */
  columns(): Columns {
    const columns = this.#columns;
    const end = this.#length;
    return {
      payer: columns.payer.subarray(0, end),
      payee: columns.payee.subarray(0, end),
      amountMinor: columns.amountMinor.subarray(0, end),
      bookedAt: columns.bookedAt.subarray(0, end),
      currency: columns.currency.subarray(0, end),
      timePrecision: columns.timePrecision.subarray(0, end),
      channel: columns.channel.subarray(0, end),
      payerCountry: columns.payerCountry.subarray(0, end),
      payeeCountry: columns.payeeCountry.subarray(0, end),
      standing: columns.standing.subarray(0, end),
    };
  }
}

function beyondExact(amount: number): Failure {
  const advice = "Score a window without it, or correct the file and load it again.";
  return new Failure(
    "AMOUNT_BEYOND_EXACT",
    `An amount of about ${amount} minor units is too large for exact sums. ${advice}`,
  );
}
