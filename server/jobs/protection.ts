import type { AccountColumns, AccountId, AccountRecord } from "../domain/account.ts";
import { isDerivedId } from "../domain/derived-id.ts";
import type { Protection } from "../domain/disposition.ts";
import type { StagedLoad } from "../domain/staged-load.ts";
import { protectedAccounts } from "../score/protection.ts";
import { shownIdOf } from "./named-accounts.ts";
import { Redactor } from "./redactor.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Who is protected in a store right now: by facts (minor flag, age) of the data loaded now or earlier, or by people, who
 * win over the data.
 */
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
  const protectedIds = new Set([...(await store.accountIds(keys)), ...casebook.protections.notedByData()]);
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
 * Notes in the casebook which accounts the data protects, so that lists of earlier runs hide them at once and an unload
 * does not lift their protection. To be called after everything that changes the data.
 */
export async function noteProtectedByData(workspace: Workspace): Promise<void> {
  const { store, casebook } = workspace;
  casebook.protections.noteProtectedByData(await store.accountIds(await keysProtectedByData(workspace)));
}

/**
 * Notes whom the data will protect once a staged load is in the store, so that none of its children is shown even if the
 * process ends right after the load. To be called before the load; what is noted stays where the load fails.
 */
export async function noteProtectedByLoad(
  workspace: Workspace,
  { dataset, accounts }: Pick<StagedLoad, "dataset" | "accounts">,
): Promise<void> {
  const { store, casebook } = workspace;
  const known = await store.accounts();
  const asOf = await ageDay(workspace, dataset.period?.from);
  // Earlier transfers make accounts minors' that were not before.
  casebook.protections.noteProtectedByData(await store.accountIds(protectedKeys(known, known.order, asOf)));
  for await (const batch of accounts) {
    const rows = protectedKeys(stagedFacts(known, batch), Int32Array.from(batch.keys()), asOf);
    casebook.protections.noteProtectedByData(Array.from(rows, (row) => batch[row]!.accountId));
  }
}

/** Keys of the accounts that the data alone protects. */
async function keysProtectedByData(workspace: Workspace): Promise<Int32Array> {
  const [asOf, accounts] = await Promise.all([ageDay(workspace), workspace.store.accounts()]);
  return protectedKeys(accounts, accounts.order, asOf);
}

/**
 * The moment as of which ages count, epoch ms: the first transfer, of the store or of a load that begins at `loadFrom`.
 * Where accounts are known and no transfer is, as after a load whose transfers come later, today.
 */
async function ageDay({ store, now }: Workspace, loadFrom = Number.POSITIVE_INFINITY): Promise<number> {
  const period = await store.period();
  const first = Math.min(period?.from ?? Number.POSITIVE_INFINITY, loadFrom);
  return Number.isFinite(first) ? first : now().getTime();
}

/** Those of `keys` whose own facts protect them, in their order. */
function protectedKeys(accounts: AccountColumns, keys: Int32Array, asOf: number): Int32Array {
  const isProtected = protectedAccounts({ keyOf: keys }, accounts, asOf, { marked: [], released: [] });
  return keys.filter((_, index) => isProtected[index] === 1);
}

/** The facts that protect, of rows that have no key yet: key = index of the row. */
function stagedFacts(known: AccountColumns, rows: readonly AccountRecord[]): AccountColumns {
  return {
    ...known,
    length: rows.length,
    birthYear: Int16Array.from(rows, ({ birthYear }) => birthYear ?? 0),
    minorFlag: Uint8Array.from(rows, ({ minorFlag }) => (minorFlag === null ? 0 : Number(minorFlag) + 1)),
  };
}
