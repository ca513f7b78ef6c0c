import type { AccountId } from "../domain/account.ts";
import type { Disposition } from "../domain/disposition.ts";
import type { CasebookDatabase } from "./casebook-database.ts";

/** How people judged accounts. Nothing is overwritten: a later judgement stands beside the earlier. */
export class DispositionBook {
  readonly #database: CasebookDatabase;

  constructor(database: CasebookDatabase) {
    this.#database = database;
  }

  add(disposition: Disposition): void {
    this.#database.run("insert-disposition", { ...disposition });
  }

  /** Newest first; of one account, or of all when null. */
  list(accountId: AccountId | null): readonly Disposition[] {
    return this.#database.all("dispositions", { accountId }) as unknown as readonly Disposition[];
  }
}
