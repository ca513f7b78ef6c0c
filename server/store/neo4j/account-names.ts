import type { AccountId } from "../../domain/account.ts";
import { Failure } from "../../domain/failure.ts";
import type { Session } from "./session.ts";

/** So many are looked up by one query. */
const AT_ONCE = 20_000;

/** accountIds of keys, in the order asked. Throws ACCOUNT_UNKNOWN where no account has the key. */
export async function accountIdsOf(session: Session, keys: Int32Array): Promise<readonly AccountId[]> {
  session.refuseClosed();
  const idOf = new Map<number, AccountId>();
  for (const asked of parts([...new Set(keys)])) {
    const rows = await session.rows<{ key: bigint; accountId: AccountId }>("account-ids", { keys: asked });
    for (const { key, accountId } of rows) idOf.set(Number(key), accountId);
  }
  return Array.from(keys, (key) => {
    const accountId = idOf.get(key);
    if (accountId !== undefined) return accountId;
    throw new Failure("ACCOUNT_UNKNOWN", `The store has no account with the key ${key}.`, { kind: "missing" });
  });
}

/** Key of each accountId, in the order asked; -1 where none of the ready datasets names it. */
export async function accountKeysOf(
  session: Session,
  accountIds: readonly AccountId[],
  ready: readonly string[],
): Promise<Int32Array> {
  const keyOf = new Map<AccountId, number>();
  for (const asked of parts([...new Set(accountIds)])) {
    const parameters = { accountIds: asked, ready };
    const rows = await session.rows<{ accountId: AccountId; key: bigint }>("account-keys", parameters);
    for (const { accountId, key } of rows) keyOf.set(accountId, Number(key));
  }
  return Int32Array.from(accountIds, (accountId) => keyOf.get(accountId) ?? -1);
}

function* parts<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += AT_ONCE) yield items.slice(from, from + AT_ONCE);
}
