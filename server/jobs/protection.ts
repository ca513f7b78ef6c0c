import type { AccountId } from "../domain/account.ts";
import { isDerivedId } from "../domain/derived-id.ts";
import type { Protection } from "../domain/disposition.ts";
import { protectedAccounts } from "../score/protection.ts";
import { shownIdOf } from "./named-accounts.ts";
import { Redactor } from "./redactor.ts";
import type { Workspace } from "./workspace.ts";

/** Who is protected in a store right now: by the data's own facts (minor flag, age) or by people, who win over the data. */
export interface ProtectionView {
  protectionOf(accountId: AccountId): Protection;
  isProtected(accountId: AccountId): boolean;
  /**
   * The accountId; the pseudonym of a protected account; the keyed digest of a counterparty without number. Every output
   * shows accounts through this.
   */
  mask(accountId: AccountId): string;
  /**
   * A transferId where it is not known whose transfer it is, as in a link of two reports: while any account is protected,
   * a derived one gives way to a keyed digest. Elsewhere `shownTransferId` leads to file and line.
   */
  maskTransferId(transferId: string): string;
  /** Free text (a raw line, a file name, a transfer number) with pseudonyms in place of protected accounts' numbers. */
  redact(text: string): string;
}

/** Reads what protects accounts now. Made anew after every load, run or decision; costs one read of the accounts. */
export async function readProtection(workspace: Workspace): Promise<ProtectionView> {
  const { store, casebook } = workspace;
  const decisions = casebook.protections.all();
  const keys = await keysProtectedByData(workspace);
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
    mask: (accountId) => pseudonyms.get(accountId) ?? shownIdOf(casebook, accountId, false),
    maskTransferId: (transferId) =>
      pseudonyms.size > 0 && isDerivedId(transferId) ? casebook.pseudonyms.ofDerivedId(transferId) : transferId,
    protectionOf: (accountId) => (pseudonyms.has(accountId) ? "protected" : (decisions.get(accountId) ?? "unknown")),
  };
}

/**
 * Notes in the casebook which accounts the data protects, so that lists of earlier runs hide them at once. To be called
 * after everything that changes the data.
 */
export async function noteProtectedByData(workspace: Workspace): Promise<void> {
  const { store, casebook } = workspace;
  casebook.protections.noteProtectedByData(await store.accountIds(await keysProtectedByData(workspace)));
}

/**
 * Keys of the accounts that the data alone protects. Where accounts are known and no transfer is, as after a load whose
 * transfers come later, ages count as of today.
 */
async function keysProtectedByData({ store, now }: Workspace): Promise<Int32Array> {
  const [period, accounts] = await Promise.all([store.period(), store.accounts()]);
  const asOf = period?.from ?? now().getTime();
  const isProtected = protectedAccounts({ keyOf: accounts.order }, accounts, asOf, { marked: [], released: [] });
  return accounts.order.filter((_, index) => isProtected[index] === 1);
}
