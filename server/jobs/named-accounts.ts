import type { Casebook } from "../casebook/casebook.ts";
import { type AccountColumns, type AccountId, isUnresolved } from "../domain/account.ts";
import type { Store } from "../store/store.ts";
import type { Workspace } from "./workspace.ts";

/** How an account is shown: by its accountId, a protected one by pseudonym, a counterparty without number by a keyed digest. */
export function shownIdOf({ pseudonyms }: Casebook, accountId: AccountId, isProtected: boolean): string {
  if (isProtected) return pseudonyms.of(accountId);
  return isUnresolved(accountId) ? pseudonyms.ofPlaceholder(accountId) : accountId;
}

/** accountIds of counterparties without account number, by the name they are shown under. Reads the ids of all of them. */
export type Placeholders = ReadonlyMap<string, AccountId>;

export async function readPlaceholders(
  { store, casebook }: { readonly store: Store; readonly casebook: Casebook },
  { order, unresolved }: AccountColumns,
): Promise<Placeholders> {
  const accountIds = await store.accountIds(order.filter((key) => unresolved[key] === 1));
  return new Map(accountIds.map((accountId) => [casebook.pseudonyms.ofPlaceholder(accountId), accountId]));
}

/**
 * The accountIds that questions mean, in their order: each text is an accountId, or what one is shown as. A text that
 * nothing is shown as stands for itself. `placeholders` is asked only where a text looks like one.
 */
export async function accountsNamed(
  casebook: Casebook,
  texts: readonly string[],
  placeholders: () => Promise<Placeholders>,
): Promise<readonly AccountId[]> {
  const byName = texts.some(isUnresolved) ? await placeholders() : new Map<string, AccountId>();
  return texts.map((text) => byName.get(text) ?? casebook.pseudonyms.accountOf(text) ?? text);
}

/** As `accountsNamed`, for one command. */
export function accountsNamedIn(workspace: Workspace, texts: readonly string[]): Promise<readonly AccountId[]> {
  const { store, casebook } = workspace;
  return accountsNamed(casebook, texts, async () => readPlaceholders(workspace, await store.accounts()));
}
