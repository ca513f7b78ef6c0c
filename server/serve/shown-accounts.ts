import {
  ACCOUNT_KINDS,
  type AccountColumns,
  type AccountId,
  type AccountKey,
  type AccountKind,
} from "../domain/account.ts";
import { Failure } from "../domain/failure.ts";
import type { Finding } from "../domain/finding.ts";
import { accountsNamed, type Placeholders, readPlaceholders } from "../jobs/named-accounts.ts";
import { type ProtectionView, readProtection } from "../jobs/protection.ts";
import type { Workspace } from "../jobs/workspace.ts";
import { newestRun } from "./asked-span.ts";

/** One account, as the store knows it and as it is shown. */
export interface ShownAccount {
  readonly key: AccountKey;
  /** The true id: for the store and the casebook, never for an answer. */
  readonly accountId: AccountId;
  /** The accountId, or what stands in its place (`ProtectionView.mask`): for answers. */
  readonly shownId: string;
  readonly isProtected: boolean;
  readonly isUnresolved: boolean;
  readonly kind: AccountKind;
}

interface Known {
  readonly columns: AccountColumns;
  readonly protection: ProtectionView;
  /** Read when they are first asked for. */
  placeholders: Promise<Placeholders> | null;
}

/**
 * The only way from accounts to answers and back: every account id in an answer is a `shownId`, and every id in a
 * question, true or pseudonym, is resolved here.
 *
 * What the accounts and their protection are is read once and kept until `forget` is called, an account is asked for that
 * came later, or a person's decision, an account that new data protects or a new run is seen in the casebook, which
 * another process may have written.
 */
export class ShownAccounts {
  readonly #workspace: Workspace;
  #known: Promise<Known> | null = null;
  #knownState = "";

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Datasets or runs have changed. */
  forget(): void {
    this.#known = null;
  }

  protection(): Promise<ProtectionView> {
    return this.#read().then((known) => known.protection);
  }

  /** The account that a question names by its id or its pseudonym. ACCOUNT_UNKNOWN, without repeating the id, where there is none. */
  async named(text: string): Promise<ShownAccount> {
    return (await this.allNamed([text]))[0]!;
  }

  /** In the order asked, each account once. ACCOUNT_UNKNOWN where one of them is not there. */
  async allNamed(texts: readonly string[]): Promise<readonly ShownAccount[]> {
    const ids = [...new Set(await this.idsNamed(texts))];
    const shown = await this.ofIds(ids);
    return ids.map((id) => shown.get(id) ?? unknownAccount());
  }

  /** The accountIds that texts mean, in their order; a text that nothing is shown as stands for itself. */
  idsNamed(texts: readonly string[]): Promise<readonly AccountId[]> {
    return accountsNamed(this.#workspace.casebook, texts, async () => {
      const known = await this.#read();
      known.placeholders ??= readPlaceholders(this.#workspace, known.columns);
      return known.placeholders;
    });
  }

  /** Accounts by accountId; those that no ready dataset names are absent. */
  async ofIds(ids: Iterable<AccountId>): Promise<ReadonlyMap<AccountId, ShownAccount>> {
    const distinct = [...new Set(ids)];
    const keys = await this.#workspace.store.accountKeys(distinct);
    const known = await this.#readFor(keys);
    const shown = new Map<AccountId, ShownAccount>();
    distinct.forEach((accountId, i) => {
      const key = keys[i]!;
      if (key >= 0) shown.set(accountId, shownAs(known, accountId, key));
    });
    return shown;
  }

  /** Accounts by key. */
  async ofKeys(keys: Iterable<AccountKey>): Promise<ReadonlyMap<AccountKey, ShownAccount>> {
    const distinct = Int32Array.from(new Set(keys));
    const [known, ids] = await Promise.all([this.#readFor(distinct), this.#workspace.store.accountIds(distinct)]);
    return new Map(ids.map((accountId, i) => [distinct[i]!, shownAs(known, accountId, distinct[i]!)]));
  }

  /** The accounts of findings, in their order; one that its finding says is protected is shown so. */
  async ofFindings(findings: readonly Finding[]): Promise<readonly ShownAccount[]> {
    const known = await this.#read();
    return findings.map(({ accountId, accountKey, isProtected }) => {
      const shown = shownAs(known, accountId, accountKey);
      if (!isProtected || shown.isProtected) return shown;
      return { ...shown, shownId: this.#workspace.casebook.pseudonyms.of(accountId), isProtected };
    });
  }

  /**
   * A load may have brought accounts since the last read, and some of them may be children's: keys beyond what was read
   * say so.
   */
  async #readFor(keys: Int32Array): Promise<Known> {
    const known = await this.#read();
    if (keys.every((key) => key < known.columns.length)) return known;
    this.forget();
    return this.#read();
  }

  #read(): Promise<Known> {
    const state = this.#state();
    if (this.#known === null || state !== this.#knownState) {
      this.#knownState = state;
      const reading = Promise.all([this.#workspace.store.accounts(), readProtection(this.#workspace)]);
      const known = reading.then(([columns, protection]) => ({ columns, protection, placeholders: null }));
      // A failed read is not kept: the next question tries again.
      known.catch(() => this.forget());
      this.#known = known;
    }
    return this.#known;
  }

  #state(): string {
    const newest = newestRun(this.#workspace);
    const { protections } = this.#workspace.casebook;
    return JSON.stringify([newest?.runId, protections.notedByDataCount(), ...protections.all()]);
  }
}

function shownAs({ columns, protection }: Known, accountId: AccountId, key: AccountKey): ShownAccount {
  return {
    key,
    accountId,
    shownId: protection.mask(accountId),
    isProtected: protection.isProtected(accountId),
    isUnresolved: columns.unresolved[key] === 1,
    kind: ACCOUNT_KINDS[columns.kind[key] ?? 0] ?? "unknown",
  };
}

function unknownAccount(): never {
  throw new Failure("ACCOUNT_UNKNOWN", "No account of that id or pseudonym is in the loaded data; try the search.", {
    kind: "missing",
  });
}
