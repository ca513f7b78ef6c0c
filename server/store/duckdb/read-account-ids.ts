import type { AccountId } from "../../domain/account.ts";
import { Failure } from "../../domain/failure.ts";
import type { Session } from "./session.ts";

/** From this many keys on, reading all accounts in blocks costs less than looking each key up. */
const MANY = 50_000;

/** accountIds of keys, in the order asked; ACCOUNT_UNKNOWN for a key that was never given. */
export async function readAccountIds(session: Session, keys: Int32Array): Promise<readonly AccountId[]> {
  const idOf = keys.length < MANY ? await lookedUp(session, keys) : await all(session);
  const accountIds = new Array<AccountId>(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const accountId = idOf(keys[i]!);
    if (accountId === undefined) {
      throw new Failure("ACCOUNT_UNKNOWN", `The store has no account with the key ${keys[i]}.`, { kind: "missing" });
    }
    accountIds[i] = accountId;
  }
  return accountIds;
}

type IdOf = (key: number) => AccountId | undefined;

async function lookedUp(session: Session, keys: Int32Array): Promise<IdOf> {
  const rows = await session.rows<{ accountKey: number; accountId: string }>("account-ids", { keys: keys.join() });
  const ids = new Map(rows.map(({ accountKey, accountId }) => [accountKey, accountId]));
  return (key) => ids.get(key);
}

/** Whole blocks as texts: the driver spends most of its time on each single text that it hands over. */
async function all(session: Session): Promise<IdOf> {
  const ids: AccountId[] = [];
  for (const block of await session.rows<{ keys: string; accountIds: string }>("account-id-blocks")) {
    const keys = JSON.parse(block.keys) as readonly number[];
    const accountIds = JSON.parse(block.accountIds) as readonly AccountId[];
    for (let i = 0; i < keys.length; i++) ids[keys[i]!] = accountIds[i]!;
  }
  return (key) => ids[key];
}
