import type { Flow } from "../analyse/ledger.ts";
import { type AccountId, isUnresolved } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import type { Transfer } from "../domain/transfer.ts";

/** One account's transfers as the measures saw them: counted, above zero, between two different accounts. */
export interface AccountTransfers {
  /** From payers with an account number, any currency. */
  readonly fromPayers: readonly Transfer[];
  /** The same by payer. */
  readonly byPayer: ReadonlyMap<AccountId, readonly Transfer[]>;
  /** Received and sent in the main currency, oldest first. */
  readonly received: readonly Transfer[];
  readonly sent: readonly Transfer[];
  /** Received and sent in any currency. */
  readonly receivedAny: readonly Transfer[];
  readonly sentAny: readonly Transfer[];
  /** Whoever was paid by the account. */
  readonly payees: ReadonlySet<AccountId>;
  readonly currency: string;
}

/** Sorts out the transfers of an account; they may be in any order and of every standing. */
export function accountTransfers(account: AccountId, transfers: readonly Transfer[]): AccountTransfers {
  const counted = transfers
    .filter(({ payer, payee, amountMinor, standing }) => standing === "counted" && amountMinor > 0n && payer !== payee)
    .sort(oldestFirst);
  const receivedAny = counted.filter(({ payee }) => payee === account);
  const sentAny = counted.filter(({ payer }) => payer === account);
  const fromPayers = receivedAny.filter(({ payer }) => !isUnresolved(payer));
  const currency = mainCurrency(receivedAny);
  return {
    fromPayers,
    byPayer: groupBy(fromPayers, ({ payer }) => payer),
    received: receivedAny.filter((transfer) => transfer.currency === currency),
    sent: sentAny.filter((transfer) => transfer.currency === currency),
    receivedAny,
    sentAny,
    payees: new Set(sentAny.map(({ payee }) => payee)),
    currency,
  };
}

/** Oldest first, then by amount, as the measures order them; then by id. */
export function oldestFirst(a: Transfer, b: Transfer): number {
  if (a.bookedAt !== b.bookedAt) return a.bookedAt - b.bookedAt;
  if (a.amountMinor !== b.amountMinor) return a.amountMinor < b.amountMinor ? -1 : 1;
  return byCodePoint(a.datasetId, b.datasetId) || byCodePoint(a.transferId, b.transferId);
}

export function groupBy<Key>(transfers: readonly Transfer[], keyOf: (transfer: Transfer) => Key): Map<Key, Transfer[]> {
  const groups = new Map<Key, Transfer[]>();
  for (const transfer of transfers) {
    const group = groups.get(keyOf(transfer));
    if (group === undefined) groups.set(keyOf(transfer), [transfer]);
    else group.push(transfer);
  }
  return groups;
}

/** As the measures need it: times and amounts in order. */
export function flowOf(transfers: readonly Transfer[]): Flow {
  return {
    length: transfers.length,
    at: Float64Array.from(transfers, ({ bookedAt }) => bookedAt),
    amount: Float64Array.from(transfers, ({ amountMinor }) => Number(amountMinor)),
  };
}

/** The currency of most transfers; ties go to the code that sorts first. */
function mainCurrency(transfers: readonly Transfer[]): string {
  const groups = [...groupBy(transfers, ({ currency }) => currency)];
  groups.sort(([a, some], [b, others]) => others.length - some.length || byCodePoint(a, b));
  return groups[0]?.[0] ?? "";
}
