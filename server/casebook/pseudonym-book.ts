import type { AccountId } from "../domain/account.ts";

/**
 * Names under which protected accounts appear: `PROT-` and six characters of Crockford's base 32, from an HMAC-SHA256
 * of the accountId under the installation's key. The same account has the same pseudonym for the life of a home.
 */
export interface PseudonymBook {
  of(accountId: AccountId): string;
  /** The account behind a pseudonym that was given out; null for any other text. Case does not matter. */
  accountOf(pseudonym: string): AccountId | null;
}
