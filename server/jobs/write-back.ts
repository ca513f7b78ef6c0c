import type { AccountId, AccountKey } from "../domain/account.ts";
import type { Run } from "../domain/run.ts";
import type { Store, WrittenScore } from "../store/store.ts";
import { type ProtectionView, readProtection } from "./protection.ts";
import type { Workspace } from "./workspace.ts";

const BATCH = 10_000;

/** Throws STORE_UNSUPPORTED before any work where the store does not take scores: it is asked with none. */
export function checkWriteBack(store: Store): Promise<void> {
  return store.writeBack(nothing());
}

async function* nothing(): AsyncGenerator<readonly WrittenScore[]> {}

/** Sets community, score and rank of a run on the store's accounts, never on a protected one. */
export async function writeBack(workspace: Workspace, run: Run): Promise<void> {
  const protection = await readProtection(workspace);
  await workspace.store.writeBack(scoresOf(workspace, run, protection));
}

async function* scoresOf(
  { store, casebook }: Workspace,
  { runId }: Run,
  protection: ProtectionView,
): AsyncGenerator<readonly WrittenScore[]> {
  const hubs = new Map<AccountId, { readonly score: number; readonly rank: number }>();
  for (let after = 0; ; after += BATCH) {
    const page = casebook.runs.findings(runId, { queue: "hubs", after, limit: BATCH });
    for (const { accountId, score, rank } of page) hubs.set(accountId, { score, rank });
    if (page.length < BATCH) break;
  }
  const communityOf = casebook.runs.communityOf(runId);
  for (const keys of batchesOf(communityOf)) {
    const accountIds = await store.accountIds(Int32Array.from(keys));
    const shown = accountIds.flatMap((accountId, i): readonly WrittenScore[] => {
      const key = keys[i]!;
      if (protection.isProtected(accountId)) return [];
      const hub = hubs.get(accountId);
      return [
        { accountId, communityId: communityOf[key]!, hubScore: hub?.score ?? null, hubRank: hub?.rank ?? null, runId },
      ];
    });
    yield shown;
  }
}

function* batchesOf(communityOf: Int32Array): Generator<readonly AccountKey[]> {
  let batch: AccountKey[] = [];
  for (let key = 0; key < communityOf.length; key++) {
    if (communityOf[key]! < 0) continue;
    batch.push(key);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
