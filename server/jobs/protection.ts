import type { AccountId } from "../domain/account.ts";
import type { Protection } from "../domain/disposition.ts";
import { protectedAccounts } from "../score/protection.ts";
import { Redactor } from "./redactor.ts";
import type { Workspace } from "./workspace.ts";

/** Who is protected in a store right now: by the data's own facts (minor flag, age) or by people, who win over the data. */
export interface ProtectionView {
  protectionOf(accountId: AccountId): Protection;
  isProtected(accountId: AccountId): boolean;
  /** The accountId, or the pseudonym of a protected account. Every output shows accounts through this. */
  mask(accountId: AccountId): string;
  /** Free text (a raw line, a file name, a transfer number) with pseudonyms in place of protected accounts' numbers. */
  redact(text: string): string;
}

/** Reads what protects accounts now. Made anew after every load, run or decision; costs one read of the accounts. */
export async function readProtection({ store, casebook }: Workspace): Promise<ProtectionView> {
  const decisions = casebook.protections.all();
  const keys = await keysProtectedByData(store);
  const protectedIds = new Set(await store.accountIds(keys));
  for (const [accountId, decision] of decisions) {
    if (decision === "protected") protectedIds.add(accountId);
    else protectedIds.delete(accountId);
  }
  casebook.pseudonyms.prepare(protectedIds);
  const pseudonyms = new Map(Array.from(protectedIds, (accountId) => [accountId, casebook.pseudonyms.of(accountId)]));
  const redactor = new Redactor(pseudonyms);
  return {
    redact: (text) => redactor.redact(text),
    isProtected: (accountId) => pseudonyms.has(accountId),
    mask: (accountId) => pseudonyms.get(accountId) ?? accountId,
    protectionOf: (accountId) => (pseudonyms.has(accountId) ? "protected" : (decisions.get(accountId) ?? "unknown")),
  };
}

/**
 * Notes in the casebook which accounts the data protects, so that lists of earlier runs hide them at once. To be called
 * after everything that changes the data.
 */
export async function noteProtectedByData({ store, casebook }: Workspace): Promise<void> {
  casebook.protections.noteProtectedByData(await store.accountIds(await keysProtectedByData(store)));
}

/** Keys of the accounts that the data alone protects. */
async function keysProtectedByData(store: Workspace["store"]): Promise<Int32Array> {
  const period = await store.period();
  if (period === null) return new Int32Array();
  const accounts = await store.accounts();

  const isProtected = protectedAccounts({ keyOf: accounts.order }, accounts, period.from, { marked: [], released: [] });
  return accounts.order.filter((_, index) => isProtected[index] === 1);
}
