import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedData } from "../shared-data.ts";
import { counts, fanIn, faults, flows, type Rules, stage } from "./staged.ts";

/** The small inputs with the traps people meet; figures are those of each case's expected.json. */
const input = (folder: string, file: string): string => sharedData("cases", folder, file);
// biome-ignore lint/suspicious/noExplicitAny: the shape of each expected.json is its own
const expected = (folder: string): any => JSON.parse(readFileSync(input(folder, "expected.json"), "utf8"));

test("case 03: a sign at the end of the amount decides who pays whom, and an unknown one is rejected", async () => {
  const want = expected("03-sign-in-suffix");
  const staged = await stage([input("03-sign-in-suffix", "statement.csv")], {
    columns: { date: "Date", counterparty: "Counterparty Account", amount: "Amount", remark: "Description" },
    constants: { currency: "IDR" },
    own: { constant: want.ownAccount },
    number: { group: ",", brackets: true, trailingSign: true },
    direction: { in: ["CR", "K"], out: ["DB", "DR", "D"] },
  });
  expect(counts(staged)).toEqual(want.load);
  expect(faults(staged)).toEqual(["statement.csv:11 Amount AMOUNT_FORMAT"]);
  expect(flows(staged, want.ownAccount)).toEqual({ in: BigInt(want.sumInMinor), out: BigInt(want.sumOutMinor) });
  expect(fanIn(staged)).toMatchObject(want.fanIn);
  expect(staged.transfers.filter(({ payee }) => payee === want.ownAccount).map(({ payer }) => payer)).toEqual(
    want.payers,
  );
  expect(staged.transfers.filter(({ payer }) => payer === want.ownAccount).map(({ payee }) => payee)).toEqual(
    want.payees,
  );
});

test("case 04: of debit and credit the side that is not zero counts, and a negative debit is never income", async () => {
  const want = expected("04-debit-credit-zeros");
  const rules = (negative: string): Rules => ({
    delimiter: ";",
    columns: {
      date: "Tanggal",
      counterparty: "Rekening Lawan",
      remark: "Keterangan",
      debit: "Debit",
      credit: "Kredit",
      balance: "Saldo",
    },
    constants: { currency: "IDR" },
    own: { constant: want.ownAccount },
    number: { decimal: ",", group: ".", negative },
    date: { formats: ["dd/MM/yyyy"] },
  });
  const file = input("04-debit-credit-zeros", "statement.csv");
  const staged = await stage([file], rules("ignore"));
  expect(counts(staged)).toEqual(want.load);
  expect(faults(staged)).toEqual(["statement.csv:8 Debit AMOUNT_FORMAT", "statement.csv:9 Debit AMOUNT_SIDES"]);
  expect(flows(staged, want.ownAccount)).toEqual({ in: BigInt(want.sumInMinor), out: BigInt(want.sumOutMinor) });
  expect(fanIn(staged)[want.ownAccount]).toBe(want.fanIn[want.ownAccount]);
  expect(staged.transfers.filter(({ amountMinor }) => amountMinor === 0n)).toHaveLength(want.zeroTransfers);
  expect(staged.load.dataset.warnings).toEqual([]);

  const strict = await stage([file], rules("reject"));
  expect(counts(strict)).toEqual({ rowsRead: 8, accepted: 5, rejected: 3, duplicate: 0 });
  expect(faults(strict)).toContain("statement.csv:7 Debit AMOUNT_NEGATIVE");
  expect(strict.load.dataset.warnings).toEqual([]);
});

test("case 05: a clock that lost its zeros is padded, local night keeps its date, impossible clocks are rejected", async () => {
  const want = expected("05-bri-clock-lost-its-zeros");
  const staged = await stage([input("05-bri-clock-lost-its-zeros", "mutasi.csv")], {
    columns: {
      transferId: "NO",
      own: "NOREK",
      date: "TGL_TRAN",
      time: "JAM_TRAN",
      counterparty: "DESK_TRAN",
      debit: "MUTASI_DEBET",
      credit: "MUTASI_KREDIT",
      balance: "SALDO_AKHIR_MUTASI",
    },
    constants: { currency: "IDR" },
    own: { column: true },
    counterparty: { empty: "placeholder", number: "\\b[0-9]{10,}\\b" },
    date: { formats: ["yyyy-MM-dd"], timeFormats: ["HHmmss"], padTime: 6, zone: want.zone },
  });
  expect(counts(staged)).toEqual(want.load);
  expect(faults(staged)).toEqual(["mutasi.csv:8 JAM_TRAN DATE_FORMAT", "mutasi.csv:9 JAM_TRAN DATE_FORMAT"]);
  const times = staged.transfers.map(({ transferId, bookedAt }) => [
    transferId,
    new Date(bookedAt).toISOString().replace(".000Z", "Z"),
  ]);
  expect(Object.fromEntries(times)).toEqual(want.bookedAtUtc);
  expect(new Set(staged.transfers.map(({ timePrecision }) => timePrecision))).toEqual(new Set([want.timePrecision]));
  expect(flows(staged, want.ownAccount)).toEqual({ in: BigInt(want.sumInMinor), out: BigInt(want.sumOutMinor) });
  expect(fanIn(staged)[want.ownAccount]).toBeUndefined();
});

test("case 06: one stated date format, short years and Indonesian months; what does not fit is rejected by line", async () => {
  const want = expected("06-short-years-and-month-names");
  const columns = {
    transferId: "ref",
    payer: "payer",
    payee: "payee",
    amount: "amount",
    currency: "currency",
    date: "date",
  };
  const dates = (staged: Awaited<ReturnType<typeof stage>>): object =>
    Object.fromEntries(
      staged.transfers.map(({ transferId, bookedAt }) => [transferId, new Date(bookedAt).toISOString().slice(0, 10)]),
    );

  const short = await stage([input("06-short-years-and-month-names", "short-year.csv")], {
    columns,
    date: { formats: ["dd/MM/yy"] },
  });
  expect(counts(short)).toEqual(want["short-year.csv"].load);
  expect(short.rejects.map(({ line, code }) => ({ line, code }))).toEqual(want["short-year.csv"].rejects);
  expect(dates(short)).toEqual(want["short-year.csv"].dates);
  expect(short.transfers.every(({ timePrecision }) => timePrecision === "day")).toBe(true);

  const names = await stage([input("06-short-years-and-month-names", "month-names.csv")], {
    columns,
    date: { formats: ["d MMMM yyyy"], months: ["id"] },
  });
  expect(counts(names)).toEqual(want["month-names.csv"].load);
  expect(names.rejects.map(({ line, code }) => ({ line, code }))).toEqual(want["month-names.csv"].rejects);
  expect(dates(names)).toEqual(want["month-names.csv"].dates);
});

test("case 06: without a stated format an ambiguous file is refused, with the reason", async () => {
  const columns = { payer: "payer", payee: "payee", amount: "amount", currency: "currency", date: "date" };
  const loading = stage([input("06-short-years-and-month-names", "short-year.csv")], { columns });
  await expect(loading).rejects.toMatchObject({ code: "FILE_FORMAT", kind: "refused" });
  await expect(loading).rejects.toThrow(/day\/month or month\/day/);
});

test("case 07: UTF-16 with line breaks in fields is read, and rejects carry the physical line", async () => {
  const want = expected("07-utf16-and-windows-1252")["utf16.txt"];
  const staged = await stage([input("07-utf16-and-windows-1252", "utf16.txt")]);
  expect(counts(staged)).toEqual(want.load);
  expect(staged.rejects.map(({ line, column, code }) => ({ line, column, code }))).toEqual(want.rejects);
  const { U4: _rejected, ...lines } = want.sourceLine;
  expect(Object.fromEntries(staged.transfers.map(({ transferId, sourceLine }) => [transferId, sourceLine]))).toEqual(
    lines,
  );
  expect(Object.fromEntries(staged.transfers.map(({ transferId, remark }) => [transferId, remark]))).toMatchObject(
    want.remark,
  );
  expect(fanIn(staged)).toEqual(want.fanIn);
});

test("case 07: windows-1252 is read where the mapping says so, and rejected line by line where it does not", async () => {
  const want = expected("07-utf16-and-windows-1252")["windows-1252.csv"];
  const file = input("07-utf16-and-windows-1252", "windows-1252.csv");
  const canonical = {
    payer: "payer",
    payee: "payee",
    amount: "amount",
    currency: "currency",
    date: "bookedAt",
    transferId: "transferId",
    remark: "remark",
  };
  const right = await stage([file], { encoding: "windows-1252", columns: canonical });
  expect(counts(right)).toEqual(want.asWindows1252.load);
  expect(Object.fromEntries(right.transfers.map(({ transferId, remark }) => [transferId, remark]))).toMatchObject(
    want.asWindows1252.remark,
  );

  const wrong = await stage([file]);
  expect(counts(wrong)).toEqual(want.readAsUtf8ByMistake.load);
  expect(wrong.rejects.map(({ line, code }) => ({ line, code }))).toEqual(want.readAsUtf8ByMistake.rejects);
  await expect(stage([file], "canonical", { maxRejectShare: 0.01 })).rejects.toMatchObject({
    code: "TOO_MANY_REJECTS",
    kind: "refused",
  });
});

test("case 08: titles above the header and totals below never become transfers", async () => {
  const want = expected("08-bom-title-rows-footer")["statement.csv"];
  const rules: Rules = {
    columns: {
      date: "Tanggal",
      status: "Status",
      payer: "Rekening Pengirim",
      payee: "Rekening Penerima",
      remark: "Keterangan",
      amount: "Jumlah",
    },
    constants: { currency: "IDR" },
    number: { decimal: ",", group: "." },
    date: { formats: ["dd.MM.yyyy"] },
    status: { keep: ["selesai"] },
  };
  const file = input("08-bom-title-rows-footer", "statement.csv");
  for (const end of [2, { from: '^"Jumlah baris' }]) {
    const staged = await stage([file], { ...rules, skip: { end } });
    expect(staged.transfers).toHaveLength(want.transfers);
    expect(flows(staged, "0770001")).toEqual({ in: BigInt(want.sumInMinor), out: BigInt(want.sumOutMinor) });
    expect(fanIn(staged)["0770001"]).toBe(want.fanIn["0770001"]);
    expect(staged.transfers[0]?.sourceLine).toBe(want.firstDataLine);
    expect(staged.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [11, "status tertunda"],
      [13, "footer"],
      [14, "footer"],
    ]);
  }
  const unruled = await stage([file], rules);
  expect(unruled.transfers).toHaveLength(want.transfers);
  expect(unruled.transfers.some(({ amountMinor }) => amountMinor === 94_900_000n)).toBe(false);
});

test("case 08: of two files joined into one, the second header is one reject and no id keeps its byte-order mark", async () => {
  const want = expected("08-bom-title-rows-footer")["joined.csv"];
  const staged = await stage([input("08-bom-title-rows-footer", "joined.csv")]);
  expect(counts(staged)).toEqual(want.load);
  expect(faults(staged)).toEqual(["joined.csv:5 - HEADER_REPEATED"]);
  expect(fanIn(staged)).toEqual(want.fanIn);
  expect(JSON.stringify(staged.transfers.map(({ transferId, payer }) => transferId + payer))).not.toContain("\uFEFF");
});

test("case 10: ids are text from the first to the last digit", async () => {
  const want = expected("10-ids-zeros-and-19-digits");
  const staged = await stage([input("10-ids-zeros-and-19-digits", "transfers.csv")]);
  expect(counts(staged)).toEqual(want.load);
  expect(new Set(staged.transfers.map(({ payer }) => payer))).toEqual(new Set(want.distinctPayers));
  expect(fanIn(staged)).toEqual(want.fanIn);
  expect(staged.transfers.map(({ transferId }) => transferId)).toEqual(expect.arrayContaining(["110", "0110"]));
});

test("case 12: a quote that is never closed costs its own line and no other", async () => {
  const want = expected("12-stray-quote-and-width");
  const file = input("12-stray-quote-and-width", "transfers.csv");
  const staged = await stage([file]);
  expect(counts(staged)).toEqual(want.load);
  expect(faults(staged)).toEqual([
    "transfers.csv:5 - QUOTE_UNCLOSED",
    "transfers.csv:8 - ROW_WIDTH",
    "transfers.csv:9 - ROW_WIDTH",
  ]);
  expect(staged.rejects[0]?.raw).toBe('T4,510004,590000,100000,IDR,2026-03-01T04:00:00Z,"titip buat adik');
  expect(staged.transfers.map(({ transferId }) => transferId)).toEqual(want.acceptedIds);
  expect(Object.fromEntries(staged.transfers.map(({ transferId, remark }) => [transferId, remark]))).toMatchObject(
    want.remark,
  );
  expect(fanIn(staged)).toEqual(want.fanIn);
  const refused = stage([file], "canonical", { maxRejectShare: 0.01 });
  await expect(refused).rejects.toThrow(/transfers\.csv:5 QUOTE_UNCLOSED/);
});

test("case 13: equal rows of one file are two transfers, the same rows of an overlapping file are not", async () => {
  const want = expected("13-equal-rows-and-overlap");
  const a = input("13-equal-rows-and-overlap", "a-01-to-15-march.csv");
  const b = input("13-equal-rows-and-overlap", "b-10-to-20-march.csv");
  const alone = await stage([a]);
  expect(counts(alone)).toEqual(want.aAlone.load);
  const ids = new Set<string>();
  for (const order of [
    [a, b],
    [b, a],
  ]) {
    const both = await stage(order);
    expect(counts(both)).toEqual(want.bothInOneLoad.load);
    expect(fanIn(both)).toEqual(want.bothInOneLoad.fanIn);
    for (const [account, transfers] of Object.entries(want.bothInOneLoad.transfersOf)) {
      expect(both.transfers.filter(({ payer }) => payer === account)).toHaveLength(transfers as number);
    }
    ids.add(
      both.transfers
        .map(({ transferId }) => transferId)
        .sort()
        .join(),
    );
  }
  expect(ids.size).toBe(1);
});

test("case 15: self-transfers and zeros stay, a negative is rejected or turned round, a marked return finds its payment", async () => {
  const want = expected("15-self-zero-reversal");
  const file = input("15-self-zero-reversal", "transfers.csv");
  const plain = await stage([file]);
  expect(counts(plain)).toEqual(want.default.load);
  expect(faults(plain)).toEqual(["transfers.csv:9 amount AMOUNT_NEGATIVE"]);
  expect(fanIn(plain)).toEqual(want.default.fanIn);

  const columns = {
    transferId: "transferId",
    payer: "payer",
    payee: "payee",
    amount: "amount",
    currency: "currency",
    date: "bookedAt",
    remark: "remark",
  };
  const swapped = await stage([file], { columns, number: { negative: "swap" } });
  expect(counts(swapped)).toEqual(want.negativeSwap.load);
  expect(fanIn(swapped)).toMatchObject(want.negativeSwap.fanIn);

  const linked = await stage([file], {
    columns: { ...columns, reversal: "remark" },
    reversal: { pattern: "^KOREKSI" },
  });
  expect(
    linked.transfers
      .filter(({ reverses }) => reverses !== null)
      .map(({ transferId, reverses }) => [transferId, reverses]),
  ).toEqual([["T05", "T04"]]);
});

test("case 19: a receipt number on two rows loses none, masked numbers name nobody, newest-first balances close", async () => {
  const want = expected("19-mpesa-one-receipt-two-rows");
  const rules: Rules = {
    columns: {
      date: "Completion Time",
      remark: "Details",
      counterparty: "Details",
      status: "Transaction Status",
      credit: "Paid In",
      debit: "Withdrawn",
      balance: "Balance",
      reversal: "Details",
    },
    constants: { currency: "KES" },
    own: { heading: "Mobile Number: ([0-9]+)" },
    number: { group: ",", negative: "ignore" },
    date: { formats: ["yyyy-MM-dd HH:mm:ss"], zone: want.zone },
    counterparty: { empty: "placeholder", number: "\\b(2547[0-9]{8})\\b" },
    status: { keep: ["Completed"] },
    reversal: { pattern: "Reversal" },
  };
  const staged = await stage([input("19-mpesa-one-receipt-two-rows", "statement.csv")], rules);
  const { accepted, rejected, skipped, rowsRead } = staged.load.dataset;
  expect([rowsRead, accepted, rejected + skipped]).toEqual([
    want.load.rowsRead,
    want.load.accepted,
    want.load.rejected,
  ]);
  expect(staged.skipped.map(({ line, reason }) => [line, reason])).toEqual([[8, "status Failed"]]);
  expect(flows(staged, want.ownAccount)).toEqual({ in: BigInt(want.sumInMinor), out: BigInt(want.sumOutMinor) });
  expect(staged.load.dataset.warnings).toEqual([]);
  expect(want.fanInOneOf[want.ownAccount]).toContain(fanIn(staged)[want.ownAccount]);
  expect(staged.transfers.filter(({ payer }) => payer.includes("*"))).toEqual([]);
  const returned = staged.transfers.find(({ reverses }) => reverses !== null);
  expect(staged.transfers.find(({ transferId }) => transferId === returned?.reverses)?.payee).toBe("254700000105");

  const byReceipt = await stage([input("19-mpesa-one-receipt-two-rows", "statement.csv")], {
    ...rules,
    columns: { ...(rules.columns as object), transferId: "Receipt No." },
  });
  expect(faults(byReceipt)).toEqual(["statement.csv:10 Receipt No. ID_CONFLICT"]);
});

test("the FinBench and AMLGentex samples load to their last row", async () => {
  const finbench = await stage(
    [sharedData("data", "ldbc-finbench-example", "snapshot", "AccountTransferAccount.csv.gz")],
    "finbench",
  );
  expect(counts(finbench)).toEqual({ rowsRead: 37_861, accepted: 37_861, rejected: 0, duplicate: 0 });
  const largest = Object.values(fanIn(finbench)).sort((a, b) => b - a);
  expect(largest.slice(0, 5)).toEqual([288, 194, 124, 107, 106]);
  const amlgentex = await stage([sharedData("data", "amlgentex-t4k", "transfers.csv.gz")], "amlgentex");
  expect(counts(amlgentex)).toEqual({ rowsRead: 45_404, accepted: 45_404, rejected: 0, duplicate: 0 });
});
