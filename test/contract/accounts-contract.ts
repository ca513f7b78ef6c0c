import { expect, test } from "vitest";
import { accountRows } from "./column-rows.ts";
import { accountRecord, NEW_YEAR, transfer } from "./staged-literal.ts";
import { keyOf, keysOf, loadLiteral, type OpenSubject, opened, storeWith } from "./subject.ts";

/** In code-point order; UTF-16 order would put the emoji before U+FFFD. */
const STRANGE_IDS = ["00042", "42", "9007199254740993123", "a\u0001b", "Ä", "ä", "\uFFFD", "\u{1F600}"];

/** What the port says of accounts, their keys and their facts. */
export function accountsContract(open: OpenSubject): void {
  test("accounts are ordered by code point, and ids survive as they were given", async () => {
    const transfers = STRANGE_IDS.map((payer, i) => transfer({ transferId: `${i}`, payer, payee: STRANGE_IDS[0]! }));
    const store = await storeWith(open, { a: { transfers } });
    expect((await accountRows(store)).map((row) => row.accountId)).toEqual(STRANGE_IDS);
    expect(await store.accountIds(await keysOf(store, ...STRANGE_IDS))).toEqual(STRANGE_IDS);
  });

  test("keys are dense from zero, and later loads do not change them", async () => {
    const store = await storeWith(open, {
      a: { transfers: [transfer({ transferId: "1", payer: "m", payee: "n" })] },
    });
    const first = await keysOf(store, "m", "n");
    expect([...first].sort()).toEqual([0, 1]);
    await loadLiteral(store, "b", { transfers: [transfer({ transferId: "2", payer: "a", payee: "z" })] });
    expect(await keysOf(store, "m", "n")).toEqual(first);
    expect([...(await keysOf(store, "a", "z"))].sort()).toEqual([2, 3]);
    expect((await store.accounts()).length).toBe(4);
    expect((await accountRows(store)).map((row) => row.accountId)).toEqual(["a", "m", "n", "z"]);
  });

  test("keys and ids are answered in the order asked, repeats included, and -1 is an unknown id", async () => {
    const store = await storeWith(open, { a: { transfers: [transfer({ transferId: "1", payer: "m", payee: "n" })] } });
    const [m, n] = await keysOf(store, "m", "n");
    expect([...(await store.accountKeys(["n", "nobody", "m", "n"]))]).toEqual([n, -1, m, n]);
    expect(await store.accountIds(Int32Array.of(n!, m!, n!))).toEqual(["n", "m", "n"]);
    expect(await store.accountIds(new Int32Array(0))).toEqual([]);
    expect([...(await store.accountKeys([]))]).toEqual([]);
  });

  test("a key that no account has is refused", async () => {
    const { store } = await opened(open);
    await expect(store.accountIds(Int32Array.of(7))).rejects.toMatchObject({ code: "ACCOUNT_UNKNOWN" });
  });

  test("facts of the accounts file come back, and absent ones are absent", async () => {
    const full = accountRecord({
      accountId: "full",
      issuer: "bank contoh",
      kind: "e-wallet",
      country: "ID",
      openedAt: NEW_YEAR,
      birthYear: 2012,
      minorFlag: true,
    });
    const store = await storeWith(open, {
      a: {
        transfers: [transfer({ transferId: "1", payer: "full", payee: "bare" })],
        accounts: [full, accountRecord({ accountId: "adult", minorFlag: false })],
      },
    });
    expect(await store.account(await keyOf(store, "full"))).toEqual(full);
    expect(await store.account(await keyOf(store, "bare"))).toEqual(accountRecord({ accountId: "bare" }));
    const absent = { kind: "unknown", country: "", openedAt: Number.NaN, birthYear: 0, unresolved: 0 };
    expect(await accountRows(store)).toEqual([
      { ...absent, accountId: "adult", minorFlag: 1 },
      { ...absent, accountId: "bare", minorFlag: 0 },
      {
        accountId: "full",
        kind: "e-wallet",
        country: "ID",
        openedAt: NEW_YEAR,
        birthYear: 2012,
        minorFlag: 2,
        unresolved: 0,
      },
    ]);
  });

  test("an account that only the accounts file names is an account", async () => {
    const store = await storeWith(open, { a: { accounts: [accountRecord({ accountId: "quiet", country: "PH" })] } });
    expect(await accountRows(store)).toMatchObject([{ accountId: "quiet", country: "PH" }]);
    expect(await store.searchAccounts("QUI", 5)).toEqual([{ key: await keyOf(store, "quiet"), accountId: "quiet" }]);
  });

  test("an account of no ready dataset is unknown", async () => {
    const store = await storeWith(open, { a: { accounts: [accountRecord({ accountId: "gone", kind: "bank" })] } });
    const key = await keyOf(store, "gone");
    await store.unload("a");
    expect(await store.account(key)).toBeNull();
    expect(await store.account(99)).toBeNull();
    expect(await store.searchAccounts("gone", 5)).toEqual([]);
    expect(await store.accountIds(Int32Array.of(key))).toEqual(["gone"]);
    const columns = await store.accounts();
    expect([columns.length, columns.order.length, columns.kind[key]]).toEqual([1, 0, 0]);
  });

  test("of two datasets the one loaded last wins, fact by fact; a fact that it does not give stays", async () => {
    const store = await storeWith(open, {
      z: {
        accounts: [accountRecord({ accountId: "x", kind: "bank", country: "ID", birthYear: 1990, minorFlag: false })],
      },
      a: { accounts: [accountRecord({ accountId: "x", kind: "merchant", issuer: "wallet", minorFlag: true })] },
      m: { accounts: [accountRecord({ accountId: "x" })] },
    });
    const key = await keyOf(store, "x");
    const merged = { kind: "merchant", country: "ID", birthYear: 1990, issuer: "wallet", minorFlag: true } as const;
    expect(await store.account(key)).toEqual(accountRecord({ accountId: "x", ...merged }));
    expect(await accountRows(store)).toMatchObject([
      { kind: "merchant", country: "ID", birthYear: 1990, minorFlag: 2 },
    ]);
    await store.unload("a");
    expect(await store.account(key)).toMatchObject({ kind: "bank", issuer: null, minorFlag: false });
  });

  test("what protects an account is not overruled by a dataset loaded later", async () => {
    const child = { accountId: "x", birthYear: 2010, minorFlag: true } as const;
    const store = await storeWith(open, {
      first: { accounts: [accountRecord(child)] },
      second: { accounts: [accountRecord({ accountId: "x", birthYear: 1990, minorFlag: false })] },
    });
    expect(await store.account(await keyOf(store, "x"))).toEqual(accountRecord(child));
    expect(await accountRows(store)).toMatchObject([{ birthYear: 2010, minorFlag: 2 }]);
  });

  test("counterparties without an account number are marked", async () => {
    const store = await storeWith(open, {
      a: { transfers: [transfer({ transferId: "1", payer: "unresolved:cash", payee: "x" })] },
    });
    expect(await accountRows(store)).toMatchObject([
      { accountId: "unresolved:cash", unresolved: 1 },
      { accountId: "x", unresolved: 0 },
    ]);
  });

  test("search ignores case, takes signs literally, and puts exact, then prefix matches first", async () => {
    const ids = ["AB", "abc", "abd", "xab", "Xab", "a%b", "a_b", "zzz"];
    const store = await storeWith(open, { a: { accounts: ids.map((accountId) => accountRecord({ accountId })) } });
    const found = async (text: string, limit = 10) =>
      (await store.searchAccounts(text, limit)).map((account) => account.accountId);
    expect(await found("aB")).toEqual(["AB", "abc", "abd", "Xab", "xab"]);
    expect(await found("aB", 2)).toEqual(["AB", "abc"]);
    expect(await found("%")).toEqual(["a%b"]);
    expect(await found("_")).toEqual(["a_b"]);
    expect(await found("\\")).toEqual([]);
    expect(await found("nothing")).toEqual([]);
  });
}
