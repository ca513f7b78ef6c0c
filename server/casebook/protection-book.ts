import type { AccountId } from "../domain/account.ts";
import type { Protection } from "../domain/disposition.ts";
import type { CasebookDatabase } from "./casebook-database.ts";
import type { PseudonymBook } from "./pseudonym-book.ts";

export interface ProtectionDecision {
  readonly accountId: AccountId;
  readonly decision: "protected" | "released";
  readonly reason: string;
  readonly who: string;
  /** ISO 8601 UTC. */
  readonly when: string;
}

/**
 * What people decided about an account's protection, and which accounts the store's own data protects or has
 * protected, so that lists of findings hide them without asking the store.
 */
export class ProtectionBook {
  readonly #database: CasebookDatabase;
  readonly #store: string;
  readonly #pseudonyms: PseudonymBook;

  constructor(database: CasebookDatabase, store: string, pseudonyms: PseudonymBook) {
    this.#database = database;
    this.#store = store;
    this.#pseudonyms = pseudonyms;
  }

  /**
   * Notes the decision and returns what holds now. One person protects; a release holds once two different people
   * have released the account since it was last protected. A protected account has a pseudonym afterwards.
   */
  decide(decision: ProtectionDecision): Protection {
    const { accountId } = decision;
    const holds = this.#database.transaction(() => {
      this.#database.run("insert-protection-decision", { ...decision });
      const protection = outcome(this.history(accountId));
      if (protection !== "unknown") this.#database.run("set-protection", { accountId, protection });
      return this.of(accountId);
    });
    if (holds === "protected") this.#pseudonyms.of(accountId);
    return holds;
  }

  /** `unknown` where nobody decided, or where the first release waits for its second person. */
  of(accountId: AccountId): Protection {
    return (this.#database.first("protection-of", { accountId })?.protection as Protection) ?? "unknown";
  }

  /** Every account whose protection people decided. */
  all(): ReadonlyMap<AccountId, Exclude<Protection, "unknown">> {
    const rows = this.#database.all("protections");
    return new Map(rows.map((row) => [row.accountId as string, row.protection as "protected" | "released"]));
  }

  /**
   * Notes accounts that the store's data protects, beside those noted before, and gives them pseudonyms. What is noted
   * stays when the data goes: only people lift a protection.
   */
  noteProtectedByData(accountIds: readonly AccountId[]): void {
    this.#database.transaction(() => {
      for (const accountId of accountIds) {
        this.#database.run("insert-protected-by-data", { store: this.#store, accountId });
      }
    });
    this.#pseudonyms.prepare(accountIds);
  }

  /** Accounts that the store's data protects or has protected, in code-point order; people's decisions win over them. */
  notedByData(): readonly AccountId[] {
    return this.#database.all("protected-by-data", { store: this.#store }).map((row) => row.accountId as string);
  }

  /** Length of `notedByData`, which only grows. */
  notedByDataCount(): number {
    return Number(this.#database.first("protected-by-data-count", { store: this.#store })?.count);
  }

  /** Oldest first. */
  history(accountId: AccountId): readonly ProtectionDecision[] {
    return this.#database.all("protection-decisions", { accountId }) as unknown as readonly ProtectionDecision[];
  }
}

/** What a history adds up to; `unknown` where it changes nothing. */
function outcome(history: readonly ProtectionDecision[]): Protection {
  const lastProtected = history.findLastIndex((entry) => entry.decision === "protected");
  const releasing = new Set(history.slice(lastProtected + 1).map((entry) => entry.who));
  if (releasing.size >= 2) return "released";
  return lastProtected === -1 ? "unknown" : "protected";
}
