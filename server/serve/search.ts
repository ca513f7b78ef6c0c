import type { AppContext } from "./app-context.ts";
import type { Span } from "./asked-span.ts";
import { noteView } from "./audit.ts";
import type { ShownAccount } from "./shown-accounts.ts";
import { newestFirst, shownTransfers } from "./shown-transfers.ts";
import type { SearchData, TransferRow } from "./wire.ts";

/** Hits that may turn out to be protected are asked for on top, this many times the limit. */
const SPARE = 3;

interface SearchQuestion extends Span {
  readonly text: string;
  readonly limit: number;
}

/**
 * Accounts by a part of their id, transfers by a part of their remark.
 *
 * A search must not spell out what is hidden: an account that is not shown by its id is found only by its whole id or by
 * what it is shown as, and a remark only where it is shown as it stands. Otherwise a few dozen searches would read either, letter by letter.
 */
export async function search(context: AppContext, question: SearchQuestion): Promise<SearchData> {
  const [accounts, transfers] = await Promise.all([
    foundAccounts(context, question),
    foundTransfers(context, question),
  ]);
  return { accounts, transfers };
}

async function foundAccounts(
  context: AppContext,
  { text, limit, run }: SearchQuestion,
): Promise<SearchData["accounts"]> {
  const { store, casebook } = context.workspace;
  const [whole, partial] = await Promise.all([wholeMatch(context, text), store.searchAccounts(text, limit * SPARE)]);
  const shown = await context.accounts.ofKeys(partial.map(({ key }) => key));
  const open = partial.map(({ key }) => shown.get(key)!).filter(({ shownId, accountId }) => shownId === accountId);
  if (whole) noteView(context, whole, "search");
  const found = whole ? [whole, ...open.filter(({ key }) => key !== whole.key)] : open;
  return found.slice(0, limit).map(({ shownId, accountId, isProtected }) => {
    const finding = run === null || isProtected ? null : casebook.runs.findingOf(run.runId, accountId);
    return { accountId: shownId, isProtected, rank: finding?.rank ?? null };
  });
}

async function wholeMatch(context: AppContext, text: string): Promise<ShownAccount | undefined> {
  const [accountId = text] = await context.accounts.idsNamed([text]);
  return (await context.accounts.ofIds([accountId])).get(accountId);
}

async function foundTransfers(context: AppContext, { text, limit, window }: SearchQuestion): Promise<TransferRow[]> {
  const transfers = await context.workspace.store.searchRemarks(text, window, limit * SPARE);
  const shown = await shownTransfers(context, transfers);
  return newestFirst(shown.filter(({ remark }, i) => remark === transfers[i]!.remark)).slice(0, limit);
}
