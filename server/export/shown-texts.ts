import type { AccountId } from "../domain/account.ts";
import { byCodePoint } from "../domain/code-point-order.ts";
import { plainText } from "./plain-text.ts";

/** How accounts and texts may be shown. */
export interface Masking {
  isProtected(accountId: AccountId): boolean;
  /** The accountId; the pseudonym of a protected account; the shown name of a counterparty without number. */
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
   * An account number is masked, never redacted: it may hold another's digits by chance.
   */
  accountIds(accountIds: readonly AccountId[]): ReadonlyMap<AccountId, string> {
    const shown = new Map<AccountId, string>();
    const taken = new Set<string>();
    for (const accountId of [...accountIds].sort(byCodePoint)) {
      let name = this.#plain(this.#masking.mask(accountId));
      while (taken.has(name)) name += "′";
      taken.add(name);
      shown.set(accountId, name);
    }
    return shown;
  }

  #plain(text: string): string {
    const plain = plainText(text);
    if (plain !== text) this.madePlain++;
    return plain;
  }
}
