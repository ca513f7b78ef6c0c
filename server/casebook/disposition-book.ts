import type { AccountId } from "../domain/account.ts";
import type { Disposition } from "../domain/disposition.ts";

/** How people judged accounts. Nothing is overwritten: a later judgement stands beside the earlier. */
export interface DispositionBook {
  add(disposition: Disposition): void;
  /** Newest first; of one account, or of all when null. */
  list(accountId: AccountId | null): readonly Disposition[];
}
