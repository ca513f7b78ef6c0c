import type { AccountId, AccountKey } from "../domain/account.ts";
import type { Protection } from "../domain/disposition.ts";
import { Failure } from "../domain/failure.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Who is protected in a store right now: the data's own facts (minor flag, age), the at-risk findings of a run, and
 * people's decisions, which win over both.
 */
export interface ProtectionView {
  protectionOf(accountId: AccountId, key: AccountKey): Protection;
  isProtected(accountId: AccountId, key: AccountKey): boolean;
  /** The accountId, or the pseudonym of a protected account. Every output shows accounts through this. */
  mask(accountId: AccountId, key: AccountKey): string;
}

/** Reads what protects accounts now. Made anew after every load, run or decision; costs one read of the accounts. */
export function readProtection(_workspace: Workspace): Promise<ProtectionView> {
  throw new Failure("STORE_EMPTY", "Protection is not built in.");
}
