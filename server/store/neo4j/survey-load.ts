import { ACCOUNT_KINDS, type AccountRecord } from "../../domain/account.ts";
import { byCodePoint } from "../../domain/code-point-order.ts";
import type { StagedLoad } from "../../domain/staged-load.ts";
import type { Task } from "../store.ts";
import { BATCH, refuseStopped, tell } from "./load-step.ts";

/** Facts of an account; null where no file gives them. */
type Facts = Omit<AccountRecord, "accountId" | "kind"> & { readonly kind: AccountRecord["kind"] | null };

/** What must be known of a whole load before its first transfer is stored. */
export interface LoadSurvey {
  /** Every account that the load names, in code-point order. */
  readonly accountIds: readonly string[];
  readonly facts: ReadonlyMap<string, Facts>;
  /** transferIds that another transfer of the load sends back. */
  readonly returned: ReadonlySet<string>;
  readonly currencies: readonly string[];
  readonly channels: readonly string[];
  readonly countries: readonly string[];
}

/** Reads the load once. Memory grows with the number of accounts, not of transfers. */
export async function surveyLoad(staged: StagedLoad, task: Task): Promise<LoadSurvey> {
  const accountIds = new Set<string>();
  const returned = new Set<string>();
  const currencies = new Set<string>();
  const channels = new Set<string>();
  const countries = new Set<string>();
  let done = 0;
  for await (const batch of staged.batches(BATCH)) {
    for (const row of batch) {
      accountIds.add(row.payer).add(row.payee);
      currencies.add(row.currency);
      if (row.reverses !== null) returned.add(row.reverses);
      if (row.channel) channels.add(row.channel);
      if (row.payerCountry) countries.add(row.payerCountry);
      if (row.payeeCountry) countries.add(row.payeeCountry);
    }
    done += batch.length;
    tell(task, "surveying", done, staged.dataset.accepted);
  }
  const facts = new Map<string, Facts>();
  for await (const batch of staged.accounts) {
    for (const account of batch) {
      accountIds.add(account.accountId);
      facts.set(account.accountId, merged(facts.get(account.accountId), account));
      if (account.country) countries.add(account.country);
    }
    refuseStopped(task);
  }
  return {
    accountIds: [...accountIds].sort(byCodePoint),
    facts,
    returned,
    currencies: [...currencies],
    channels: [...channels],
    countries: [...countries],
  };
}

/** Of two rows on one account the later wins, fact by fact, but a minor's flag and the later birth year win always. */
function merged(earlier: Facts | undefined, later: AccountRecord): Facts {
  return {
    issuer: later.issuer ?? earlier?.issuer ?? null,
    kind: (later.kind === ACCOUNT_KINDS[0] ? null : later.kind) ?? earlier?.kind ?? null,
    country: later.country ?? earlier?.country ?? null,
    openedAt: later.openedAt ?? earlier?.openedAt ?? null,
    birthYear: Math.max(later.birthYear ?? 0, earlier?.birthYear ?? 0) || null,
    minorFlag: earlier?.minorFlag || (later.minorFlag ?? earlier?.minorFlag ?? null),
  };
}
