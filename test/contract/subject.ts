import { onTestFinished } from "vitest";
import type { StagedLoad } from "../../server/domain/staged-load.ts";
import type { Store } from "../../server/store/store.ts";
import { type LoadLiteral, stagedLoad } from "./staged-literal.ts";

/** A store under test, empty when it is handed over. */
export interface Subject {
  readonly store: Store;
  /** Closes the store and opens what it kept once more. */
  reopen(): Promise<Store>;
  /** Closes what is open and removes what was kept. */
  dispose(): Promise<void>;
}
export type OpenSubject = () => Promise<Subject>;

/** Opens an empty subject that goes when the test ends. */
export async function opened(open: OpenSubject): Promise<Subject> {
  const subject = await open();
  onTestFinished(() => subject.dispose());
  return subject;
}

/** Opens an empty store with these loads in it, in this order. */
export async function storeWith(open: OpenSubject, loads: Readonly<Record<string, LoadLiteral>>): Promise<Store> {
  const { store } = await opened(open);
  for (const [datasetId, literal] of Object.entries(loads)) await loadLiteral(store, datasetId, literal);
  return store;
}

/** Loads a literal and removes its staging files. */
export async function loadLiteral(store: Store, datasetId: string, literal: LoadLiteral): Promise<void> {
  await withStaged(datasetId, literal, (staged) => store.load(staged));
}

export async function withStaged(
  datasetId: string,
  literal: LoadLiteral,
  use: (staged: StagedLoad) => Promise<void>,
): Promise<void> {
  const staged = await stagedLoad(datasetId, literal);
  try {
    await use(staged);
  } finally {
    await staged.dispose();
  }
}

/** Key of an account that must be there. */
export async function keyOf(store: Store, accountId: string): Promise<number> {
  const [key] = await store.accountKeys([accountId]);
  if (key === undefined || key < 0) throw new Error(`The store does not know the account ${accountId}.`);
  return key;
}

export async function keysOf(store: Store, ...accountIds: string[]): Promise<Int32Array> {
  return Int32Array.from(await Promise.all(accountIds.map((accountId) => keyOf(store, accountId))));
}
