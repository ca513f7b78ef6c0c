import type { AccountId } from "../domain/account.ts";
import type { Protection } from "../domain/disposition.ts";

export interface ProtectionDecision {
  readonly accountId: AccountId;
  readonly decision: "protected" | "released";
  readonly reason: string;
  readonly who: string;
  /** ISO 8601 UTC. */
  readonly when: string;
}

/** What people decided about an account's protection. Facts from the data are the store's, not here. */
export interface ProtectionBook {
  /**
   * Notes the decision and returns what holds now. One person protects; a release holds once two different people
   * have released the account since it was last protected.
   */
  decide(decision: ProtectionDecision): Protection;
  /** `unknown` where nobody decided, or where a release waits for its second person. */
  of(accountId: AccountId): Protection;
  /** Every account whose protection people decided. */
  all(): ReadonlyMap<AccountId, Exclude<Protection, "unknown">>;
  /** Oldest first. */
  history(accountId: AccountId): readonly ProtectionDecision[];
}
