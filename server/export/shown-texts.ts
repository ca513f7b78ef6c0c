import { type AccountId, isUnresolved, UNRESOLVED_PREFIX } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import { plainText } from "./plain-text.ts";

/** How accounts and texts may be shown. */
export interface Masking {
  isProtected(accountId: AccountId): boolean;
  /** The accountId, or the pseudonym of a protected account. */
  mask(accountId: AccountId): string;
  /** Free text with pseudonyms in place of protected accounts' numbers. */
  redact(text: string): string;
}

/** Redacts and makes plain, and counts what it changed. */
export class ShownTexts {
  redacted = 0;
  madePlain = 0;
  readonly #masking: Masking;

  constructor(masking: Masking) {
    this.#masking = masking;
  }

  text(text: string): string {
    const redacted = this.#masking.redact(text);
    if (redacted !== text) this.redacted++;
    return this.#plain(redacted);
  }

  textOrNull(text: string | null): string | null {
    return text === null ? null : this.text(text);
  }

  /**
   * One shown id for each account; a second that would look the same gets a prime, so that no two accounts become one.
   * A counterparty without account number gets a plain number where it is beside a protected account: its id is made
   * from the number of the account whose statement it comes from, which could be guessed from it.
   */
  accountIds(
    accountIds: readonly AccountId[],
    besideProtected: ReadonlySet<AccountId>,
  ): ReadonlyMap<AccountId, string> {
    const shown = new Map<AccountId, string>();
    const taken = new Set<string>();
    let numbered = 0;
    for (const accountId of [...accountIds].sort(byCodePoint)) {
      const isGuessable = isUnresolved(accountId) && besideProtected.has(accountId);
      let name = isGuessable ? `${UNRESOLVED_PREFIX}${++numbered}` : this.#accountId(accountId);
      while (taken.has(name)) name += "′";
      taken.add(name);
      shown.set(accountId, name);
    }
    return shown;
  }

  /** An account number is never redacted: it may hold another's digits by chance. What was taken from a narrative is text. */
  #accountId(accountId: AccountId): string {
    if (this.#masking.isProtected(accountId)) return this.#masking.mask(accountId);
    return isUnresolved(accountId) ? this.text(accountId) : this.#plain(accountId);
  }

  #plain(text: string): string {
    const plain = plainText(text);
    if (plain !== text) this.madePlain++;
    return plain;
  }
}
