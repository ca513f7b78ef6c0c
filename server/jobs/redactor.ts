import type { AccountId } from "../domain/account.ts";

/** A shorter number is found everywhere, in dates and amounts too, and names nobody. */
const SHORTEST = 4;

/**
 * Takes true ids of protected accounts out of free text: raw lines of rejects, file names, transfer numbers that banks
 * make out of account numbers, messages.
 *
 * Looks for the accountId and for its number without the issuer, as whole text or inside a longer one. Costs one look-up
 * per character and length of number, and numbers have few lengths.
 */
export class Redactor {
  readonly #pseudonymOf = new Map<string, string>();
  /** Longest first, so that an accountId wins over the number in it. */
  readonly #lengths: readonly number[];

  constructor(pseudonymOf: Iterable<readonly [AccountId, string]>) {
    for (const [accountId, pseudonym] of pseudonymOf) {
      const number = accountId.slice(accountId.indexOf(":") + 1);
      for (const text of [accountId, number]) if (text.length >= SHORTEST) this.#pseudonymOf.set(text, pseudonym);
    }
    this.#lengths = [...new Set([...this.#pseudonymOf.keys()].map((text) => text.length))].sort((a, b) => b - a);
  }

  redact(text: string): string {
    if (this.#lengths.length === 0) return text;
    const parts: string[] = [];
    let copied = 0;
    for (let at = 0; at < text.length; ) {
      const found = this.#at(text, at);
      if (found === undefined) {
        at++;
        continue;
      }
      parts.push(text.slice(copied, at), found.pseudonym);
      at += found.length;
      copied = at;
    }
    return copied === 0 ? text : parts.join("") + text.slice(copied);
  }

  #at(text: string, at: number): { readonly length: number; readonly pseudonym: string } | undefined {
    for (const length of this.#lengths) {
      const pseudonym = this.#pseudonymOf.get(text.slice(at, at + length));
      if (pseudonym !== undefined) return { length, pseudonym };
    }
    return undefined;
  }
}
