import { expect, test } from "vitest";
import { MOST_COUNTRIES } from "../../server/domain/transfer.ts";
import { WHOLE_TIME } from "../../server/domain/window.ts";
import { columnRows } from "./column-rows.ts";
import { NEW_YEAR, transfer } from "./staged-literal.ts";
import { type OpenSubject, storeWith } from "./subject.ts";

/** What the port says of `transferColumns`. */
export function columnsContract(open: OpenSubject): void {
  test("columns say what was loaded", async () => {
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({
            transferId: "1",
            payer: "x",
            payee: "y",
            amountMinor: 1_500_000n,
            currency: "USD",
            bookedAt: NEW_YEAR + 1,
            timePrecision: "ms",
            channel: "QRIS",
            payerCountry: "ID",
            payeeCountry: "PH",
          }),
          transfer({ transferId: "2", payer: "y", payee: "x", timePrecision: "day", channel: "" }),
        ],
      },
    });
    expect(await columnRows(store, WHOLE_TIME)).toEqual([
      {
        payer: "x",
        payee: "y",
        amountMinor: 1_500_000,
        bookedAt: NEW_YEAR + 1,
        currency: "USD",
        timePrecision: "ms",
        channel: "QRIS",
        payerCountry: "ID",
        payeeCountry: "PH",
        standing: "counted",
      },
      {
        payer: "y",
        payee: "x",
        amountMinor: 100,
        bookedAt: NEW_YEAR,
        currency: "IDR",
        timePrecision: "day",
        channel: "",
        payerCountry: "",
        payeeCountry: "",
        standing: "counted",
      },
    ]);
  });

  test("hundreds of channels are told apart", async () => {
    const channels = Array.from({ length: 300 }, (_, i) => `channel ${i}`);
    const store = await storeWith(open, {
      a: { transfers: channels.map((channel, i) => transfer({ transferId: `${i}`, channel })) },
    });
    const rows = await columnRows(store, WHOLE_TIME);
    expect(rows.map(({ channel }) => channel).sort()).toEqual([...channels].sort());
  });

  test("more countries than columns number are free text, and read as not given", async () => {
    const transfers = Array.from({ length: MOST_COUNTRIES + 1 }, (_, i) =>
      transfer({ transferId: `${i}`, payerCountry: `near the ${i}th bridge`, channel: "QRIS" }),
    );
    const store = await storeWith(open, {
      a: { transfers: transfers.slice(1) },
      b: { transfers: transfers.slice(0, 1) },
    });
    const { countries, payerCountry, channels } = await store.transferColumns(WHOLE_TIME);
    expect([countries, new Set(payerCountry)]).toEqual([[""], new Set([0])]);
    expect(channels).toEqual(["", "QRIS"]);
    await store.unload("b");
    const fewer = await store.transferColumns(WHOLE_TIME);
    expect(fewer.countries).toHaveLength(MOST_COUNTRIES + 1);
    expect(new Set(fewer.payerCountry).size).toBe(MOST_COUNTRIES);
  });

  test("names of currencies, channels and countries come in code-point order, channels and countries after the empty one", async () => {
    const names = ["b", "\uFFFD", "\u{1F600}", "B"];
    const store = await storeWith(open, {
      a: {
        transfers: names.map((name, i) =>
          transfer({ transferId: `${i}`, currency: name, channel: name, payerCountry: name, payeeCountry: `${name}!` }),
        ),
      },
    });
    const columns = await store.transferColumns(WHOLE_TIME);
    expect(columns.currencies).toEqual(["B", "b", "\uFFFD", "\u{1F600}"]);
    expect(columns.channels).toEqual(["", "B", "b", "\uFFFD", "\u{1F600}"]);
    expect(columns.countries).toEqual(["", "B", "B!", "b", "b!", "\uFFFD", "\uFFFD!", "\u{1F600}", "\u{1F600}!"]);
  });

  test("a window holds its first moment and not its last", async () => {
    const store = await storeWith(open, {
      a: { transfers: [0, 1, 2, 3].map((ms) => transfer({ transferId: `${ms}`, bookedAt: NEW_YEAR + ms })) },
    });
    const times = async (from: number, to: number) =>
      (await columnRows(store, { from: NEW_YEAR + from, to: NEW_YEAR + to })).map((row) => row.bookedAt - NEW_YEAR);
    expect(await times(1, 3)).toEqual([1, 2]);
    expect(await times(0, 0)).toEqual([]);
    expect(await times(4, 9)).toEqual([]);
  });

  test("self-transfers, zero amounts and equal rows are all there", async () => {
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "1", payer: "x", payee: "x" }),
          transfer({ transferId: "2", payer: "x", payee: "y", amountMinor: 0n }),
          transfer({ transferId: "3", payer: "x", payee: "y" }),
          transfer({ transferId: "4", payer: "x", payee: "y" }),
        ],
      },
    });
    const rows = await columnRows(store, WHOLE_TIME);
    expect(rows.map((row) => [row.payee, row.amountMinor])).toEqual([
      ["x", 100],
      ["y", 0],
      ["y", 100],
      ["y", 100],
    ]);
  });

  test("the greatest exact amount passes, one more is refused rather than rounded", async () => {
    const limit = BigInt(Number.MAX_SAFE_INTEGER);
    const store = await storeWith(open, {
      a: {
        transfers: [
          transfer({ transferId: "1", amountMinor: limit }),
          transfer({ transferId: "2", amountMinor: limit + 1n, bookedAt: NEW_YEAR + 10 }),
        ],
      },
    });
    const early = await store.transferColumns({ from: NEW_YEAR, to: NEW_YEAR + 10 });
    expect([...early.amountMinor]).toEqual([Number.MAX_SAFE_INTEGER]);
    await expect(store.transferColumns(WHOLE_TIME)).rejects.toMatchObject({ code: "AMOUNT_BEYOND_EXACT" });
  });

  test("reading columns stops when asked to", async () => {
    const store = await storeWith(open, { a: { transfers: [transfer({ transferId: "1" })] } });
    await expect(store.transferColumns(WHOLE_TIME, { signal: { aborted: true } })).rejects.toMatchObject({
      code: "RUN_STOPPED",
    });
  });

  test("many transfers come back with equal sums", async () => {
    const count = 25_000;
    const transfers = Array.from({ length: count }, (_, i) =>
      transfer({
        transferId: `${i}`,
        payer: `p${i % 977}`,
        payee: `q${i % 131}`,
        amountMinor: BigInt(i) * 1_000_003n,
        bookedAt: NEW_YEAR + i * 1000,
        channel: `c${i % 7}`,
      }),
    );
    const store = await storeWith(open, { a: { transfers } });
    const columns = await store.transferColumns(WHOLE_TIME);
    const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + BigInt(value), 0n);
    expect(columns.length).toBe(count);
    expect(sum(columns.amountMinor)).toBe((BigInt(count) * BigInt(count - 1) * 1_000_003n) / 2n);
    expect(sum(columns.bookedAt)).toBe(
      BigInt(count) * BigInt(NEW_YEAR) + (BigInt(count) * BigInt(count - 1) * 1000n) / 2n,
    );
    expect((await store.accounts()).order).toHaveLength(977 + 131);
  });
}
