import type { CasebookDatabase } from "./casebook-database.ts";

export interface User {
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** Who has worked with this casebook. */
export class UserBook {
  readonly #database: CasebookDatabase;

  constructor(database: CasebookDatabase) {
    this.#database = database;
  }

  note(name: string, when: Date): void {
    this.#database.run("note-user", { name, when: when.toISOString() });
  }

  /** In code-point order of the name. */
  list(): readonly User[] {
    return this.#database.all("users") as unknown as readonly User[];
  }
}
