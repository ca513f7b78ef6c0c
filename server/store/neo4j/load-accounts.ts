import type { Task } from "../store.ts";
import { BATCH, tell } from "./load-step.ts";
import { onlyRow } from "./neo4j-values.ts";
import type { Session } from "./session.ts";
import type { LoadSurvey } from "./survey-load.ts";

/**
 * Gives every account of a load its node and key, and notes that the dataset names it.
 * Known accounts keep their keys; new ones get the next keys in code-point order. Returns the key of each.
 */
export async function loadAccounts(
  session: Session,
  datasetId: string,
  survey: LoadSurvey,
  task: Task,
): Promise<ReadonlyMap<string, number>> {
  const { accountIds, facts } = survey;
  const keyOf = await storedKeys(session, accountIds);
  await addNewAccounts(session, accountIds, keyOf);
  for (let from = 0; from < accountIds.length; from += BATCH) {
    tell(task, "accounts", from, accountIds.length, "accounts");
    const accounts = accountIds.slice(from, from + BATCH).map((accountId) => ({
      key: keyOf.get(accountId) ?? -1,
      issuer: null,
      kind: null,
      country: null,
      openedAt: null,
      birthYear: null,
      minorFlag: null,
      ...facts.get(accountId),
    }));
    await session.run("add-names", { datasetId, accounts });
  }
  return keyOf;
}

/** Keys that the store has given already. */
async function storedKeys(session: Session, accountIds: readonly string[]): Promise<Map<string, number>> {
  const keyOf = new Map<string, number>();
  for (let from = 0; from < accountIds.length; from += BATCH) {
    const asked = { accountIds: accountIds.slice(from, from + BATCH) };
    const rows = await session.rows<{ accountId: string; key: bigint }>("stored-keys", asked);
    for (const { accountId, key } of rows) keyOf.set(accountId, Number(key));
  }
  return keyOf;
}

/** Adds the accounts that have no key yet, and puts their keys into `keyOf`. */
async function addNewAccounts(
  session: Session,
  accountIds: readonly string[],
  keyOf: Map<string, number>,
): Promise<void> {
  const fresh = accountIds.filter((accountId) => !keyOf.has(accountId));
  const firstKey = Number(onlyRow(await session.rows<{ key: bigint }>("next-account-key")).key);
  for (let from = 0; from < fresh.length; from += BATCH) {
    const accounts = fresh
      .slice(from, from + BATCH)
      .map((accountId, place) => ({ accountId, key: firstKey + from + place }));
    await session.run("add-accounts", { accounts });
    for (const { accountId, key } of accounts) keyOf.set(accountId, key);
  }
}
