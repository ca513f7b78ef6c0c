import { onlyRow } from "./neo4j-values.ts";
import type { Session } from "./session.ts";

/** Accounts whose keys lie from `firstKey` to before `endKey`; fits the parameters of a query. */
export type KeyRange = { readonly firstKey: number; readonly endKey: number };

/** Transfers that one range shall hold on average: long lists are read fastest, but the server keeps a list in memory. */
const TRANSFERS_A_RANGE = 20_000;
const ACCOUNTS_A_RANGE = 20_000;

/** All keys of the store in ranges that hold about equally many of its `transfers`; none when it has none. */
export async function keyRanges(session: Session, transfers: number): Promise<readonly KeyRange[]> {
  if (transfers === 0) return [];
  const accounts = Number(onlyRow(await session.rows<{ key: bigint }>("next-account-key")).key);
  const share = Math.ceil((TRANSFERS_A_RANGE * accounts) / transfers);
  const size = Math.min(share, ACCOUNTS_A_RANGE);
  return Array.from({ length: Math.ceil(accounts / size) }, (_, i) => ({
    firstKey: i * size,
    endKey: Math.min(accounts, (i + 1) * size),
  }));
}
