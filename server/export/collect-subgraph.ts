import { type AccountId, type AccountKey, isUnresolved } from "../domain/account.ts";
import { Failure } from "../domain/failure.ts";
import type { MergedEdge, Transfer } from "../domain/transfer.ts";
import type { Window } from "../domain/window.ts";
import type { Store, Task } from "../store/store.ts";

/** What a subgraph may hold at most: what people can still look through, and tools open at once. */
interface SubgraphLimits {
  readonly accounts: number;
  readonly transfers: number;
}
const SUBGRAPH_LIMITS: SubgraphLimits = { accounts: 20_000, transfers: 50_000 };

const MOST_HOPS = 3;

export interface SubgraphRequest {
  readonly accountIds: readonly AccountId[];
  /**
   * 0 takes the accounts alone; 1 adds whoever paid them or was paid by them; at most 3. A counterparty without account
   * number ("cash") stands for many: it is taken in, but nothing is reached through it.
   */
  readonly hops: number;
  readonly window: Window;
  readonly limits?: SubgraphLimits;
  /** How messages name an account; as it is, when not given. */
  readonly shownId?: (accountId: AccountId) => string;
}

/** Accounts around others, with all that they sent each other in the window. */
export interface Subgraph {
  /** In no promised order. */
  readonly accounts: readonly SubgraphAccount[];
  /** Every transfer, of every standing, whose both ends are among the accounts. */
  readonly transfers: readonly Transfer[];
  /** Counted transfers above zero between different accounts, merged by payer, payee and currency. */
  readonly edges: readonly MergedEdge[];
}

interface SubgraphAccount {
  readonly accountId: AccountId;
  readonly key: AccountKey;
  /** Edges from the nearest account asked for; 0 is asked for itself. */
  readonly hop: number;
}

const EDGES_PER_PAGE = 1000;
/** Questions to the store at one time: enough to fill its waits, too few to crowd others out. */
const LANES = 4;

/**
 * Reads the accounts within some hops of others, and everything between them.
 * Throws ACCOUNT_UNKNOWN, OPTION_INVALID or, above the limits, EXPORT_TOO_LARGE; RUN_STOPPED when asked to stop.
 */
export async function collectSubgraph(store: Store, request: SubgraphRequest, task: Task = {}): Promise<Subgraph> {
  const { hops, window, limits = SUBGRAPH_LIMITS } = request;
  if (!Number.isInteger(hops) || hops < 0 || hops > MOST_HOPS) {
    throw new Failure("OPTION_INVALID", `The number of hops is ${hops}: choose 0 to ${MOST_HOPS}.`, { kind: "usage" });
  }
  const hopOf = new Map<AccountKey, number>();
  for (const key of await knownKeys(store, request)) hopOf.set(key, 0);
  const refuseTooMany = (): void => {
    if (hopOf.size > limits.accounts) throw tooLarge("accounts", limits.accounts, request);
  };
  refuseTooMany();
  let frontier = [...hopOf.keys()];
  for (let hop = 1; hop <= hops; hop++) {
    const reached: AccountKey[] = [];
    await inLanes(frontier, async (key) => {
      if (task.signal?.aborted) throw new Failure("RUN_STOPPED", "The export was stopped.");
      for await (const other of counterparties(store, key, window)) {
        if (hopOf.has(other)) continue;
        hopOf.set(other, hop);
        reached.push(other);
        refuseTooMany();
      }
      task.onProgress?.({ step: "neighbours", done: hopOf.size, total: null, unit: "accounts" });
    });
    frontier = await withNumbers(store, reached);
  }

  const keys = Int32Array.from(hopOf.keys()).sort();
  const edges = await store.edgesAmong(keys, window);
  const counted = edges.reduce((sum, edge) => sum + edge.transfers, 0);
  if (counted > limits.transfers) throw tooLarge("transfers", limits.transfers, request);
  const transfers = await store.transfersAmong(keys, window);
  if (transfers.length > limits.transfers) throw tooLarge("transfers", limits.transfers, request);
  const ids = await store.accountIds(keys);
  const accounts = ids.map((accountId, i) => ({ accountId, key: keys[i]!, hop: hopOf.get(keys[i]!)! }));
  return { accounts, transfers, edges };
}

async function knownKeys(store: Store, { accountIds, shownId = (id) => id }: SubgraphRequest): Promise<Int32Array> {
  const keys = await store.accountKeys(accountIds);
  const unknown = keys.indexOf(-1);
  if (unknown >= 0) {
    throw new Failure(
      "ACCOUNT_UNKNOWN",
      `No loaded dataset names the account ${shownId(accountIds[unknown]!)}: check the number, with its issuer if it has one.`,
      { kind: "missing" },
    );
  }
  return keys;
}

/** The keys of those that have an account number. */
async function withNumbers(store: Store, keys: readonly AccountKey[]): Promise<AccountKey[]> {
  const accountIds = await store.accountIds(Int32Array.from(keys));
  return keys.filter((_, i) => !isUnresolved(accountIds[i]!));
}

/** May name one account more than once: each direction and currency is an edge of its own. */
async function* counterparties(store: Store, key: AccountKey, window: Window): AsyncIterable<AccountKey> {
  for (let after = 0; ; after += EDGES_PER_PAGE) {
    const page = await store.edgesOf(key, window, { direction: "both", after, limit: EDGES_PER_PAGE });
    for (const { payerKey, payeeKey } of page) yield payerKey === key ? payeeKey : payerKey;
    if (page.length < EDGES_PER_PAGE) return;
  }
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const lane = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function tooLarge(what: string, limit: number, { accountIds, hops }: SubgraphRequest): Failure {
  const around = accountIds.length === 1 ? "the account" : `${accountIds.length} accounts`;
  return new Failure(
    "EXPORT_TOO_LARGE",
    `Within ${hops} ${hops === 1 ? "hop" : "hops"} of ${around} lie more than ${limit.toLocaleString("en")} ${what}: ` +
      "ask for fewer hops, fewer accounts or a shorter window.",
    { kind: "refused" },
  );
}
