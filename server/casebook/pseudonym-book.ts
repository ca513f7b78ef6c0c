import { createHmac } from "node:crypto";
import { type AccountId, UNRESOLVED_PREFIX } from "../domain/account.ts";
import type { CasebookDatabase } from "./casebook-database.ts";

/** Crockford's base 32: digits and letters without I, L, O, U, so that a pseudonym survives being read aloud. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 6;
/** Hexadecimal digits of a name that stands for a digest. */
const KEYED_DIGITS = 16;
const DERIVED_PREFIX = "derived:";
const PATTERN = /^PROT-[0-9A-HJKMNP-TV-Z]{6}$/;

/**
 * Names under which protected accounts appear: `PROT-` and six characters of Crockford's base 32, from an HMAC-SHA256
 * of the accountId under the installation's key. The same account has the same pseudonym for the life of a home.
 */
export class PseudonymBook {
  readonly #database: CasebookDatabase;
  readonly #key: Buffer;
  readonly #known = new Map<AccountId, string>();

  constructor(database: CasebookDatabase, key: Buffer) {
    this.#database = database;
    this.#key = key;
  }

  of(accountId: AccountId): string {
    const known = this.#known.get(accountId) ?? this.#stored(accountId) ?? this.#give(accountId);
    this.#known.set(accountId, known);
    return known;
  }

  /** Gives many accounts their pseudonyms in one go, so that `of` only looks them up afterwards. */
  prepare(accountIds: Iterable<AccountId>): void {
    this.#database.transaction(() => {
      for (const accountId of accountIds) this.of(accountId);
    });
  }

  /** The account behind a pseudonym that was given out; null for any other text. Case does not matter. */
  accountOf(pseudonym: string): AccountId | null {
    const asGiven = pseudonym.trim().toUpperCase();
    if (!PATTERN.test(asGiven)) return null;
    return (this.#database.first("account-of-pseudonym", { pseudonym: asGiven })?.accountId as string) ?? null;
  }

  /**
   * How a counterparty without account number (`unresolved:…`) is shown. Its accountId is a digest of the number of the
   * account whose statement it comes from and of words that are easily guessed ("cash"), so whoever sees it could try
   * numbers until the digest fits; this name is a digest under the installation's key. Nothing is stored.
   */
  ofPlaceholder(accountId: AccountId): string {
    return UNRESOLVED_PREFIX + this.#keyed(accountId);
  }

  /** How a derived transferId is shown where it is not known whose transfer it is: another digest, under the key. */
  ofDerivedId(transferId: string): string {
    return DERIVED_PREFIX + this.#keyed(transferId);
  }

  #keyed(text: string): string {
    return createHmac("sha256", this.#key).update(text, "utf8").digest("hex").slice(0, KEYED_DIGITS);
  }

  #stored(accountId: AccountId): string | undefined {
    return this.#database.first("pseudonym-of", { accountId })?.pseudonym as string | undefined;
  }

  /** Thirty bits meet by chance among some ten thousands of accounts; then the next thirty bits are tried. */
  #give(accountId: AccountId): string {
    for (let attempt = 0; ; attempt++) {
      const pseudonym = `PROT-${this.#digits(accountId, attempt)}`;
      if (this.#database.run("insert-pseudonym", { accountId, pseudonym }).changes === 1) return pseudonym;
      const meanwhile = this.#stored(accountId);
      if (meanwhile !== undefined) return meanwhile;
    }
  }

  #digits(accountId: AccountId, attempt: number): string {
    const text = attempt === 0 ? accountId : `${accountId}\u0000${attempt}`;
    let bits = createHmac("sha256", this.#key).update(text, "utf8").digest().readUInt32BE(0) >>> 2;
    let digits = "";
    for (let i = 0; i < LENGTH; i++) {
      digits = ALPHABET[bits & 31] + digits;
      bits >>>= 5;
    }
    return digits;
  }
}
