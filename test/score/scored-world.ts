import type { AccountFacts } from "../../server/analyse/account-facts.ts";
import { measureAccounts } from "../../server/analyse/measure-accounts.ts";
import type { AccountColumns } from "../../server/domain/account.ts";
import { UNRESOLVED_PREFIX } from "../../server/domain/account.ts";
import { buildTransferGraph } from "../../server/graph/build-transfer-graph.ts";
import type { TransferGraph } from "../../server/graph/transfer-graph.ts";
import { CATALOGUE, type Catalogue } from "../../server/score/catalogue.ts";
import { protectedAccounts } from "../../server/score/protection.ts";
import { type Scoring, scoreAccounts } from "../../server/score/score-accounts.ts";
import {
  accountsOf,
  columnsOf,
  numberingOf,
  type SampleTransfer,
  type StoreNumbering,
} from "../graph/transfer-sample.ts";

/** Facts of accounts as a test writes them; what is absent is not known. */
export type KnownFacts = Readonly<
  Record<
    string,
    {
      readonly kind?: number;
      readonly country?: string;
      readonly openedAt?: number;
      readonly birthYear?: number;
      readonly isMinor?: boolean;
    }
  >
>;

export interface ScoredWorld {
  readonly graph: TransferGraph;
  readonly accounts: AccountColumns;
  readonly facts: AccountFacts;
  readonly scoring: Scoring;
  readonly isProtected: Uint8Array;
  nameOf(account: number): string;
  /** Best first. */
  readonly hubs: readonly string[];
  readonly atRisk: readonly string[];
  scoreOf(accountId: string): number;
  /** Feature row of an account in the list that it is in. */
  rowOf(accountId: string): Float64Array;
}

export interface WorldOptions {
  readonly known?: KnownFacts;
  readonly minFanIn?: number;
  readonly catalogue?: Catalogue;
  readonly numbering?: StoreNumbering;
  readonly marked?: readonly string[];
  readonly released?: readonly string[];
}

/** The columns of accounts that a store returns for what is known. */
export function knownAccounts(numbering: StoreNumbering, known: KnownFacts): AccountColumns {
  const accounts = accountsOf(numbering);
  const countries = [...new Set(["", ...Object.values(known).map(({ country }) => country ?? "")])];
  for (const [key, accountId] of numbering.accountIds.entries()) {
    if (accountId.startsWith(UNRESOLVED_PREFIX)) accounts.unresolved[key] = 1;
    const facts = known[accountId];
    if (facts === undefined) continue;
    accounts.kind[key] = facts.kind ?? 0;
    accounts.country[key] = countries.indexOf(facts.country ?? "");
    accounts.openedAt[key] = facts.openedAt ?? Number.NaN;
    accounts.birthYear[key] = facts.birthYear ?? 0;
    accounts.minorFlag[key] = facts.isMinor === undefined ? 0 : facts.isMinor ? 2 : 1;
  }
  return { ...accounts, countries };
}

/** Measures and scores transfers exactly as a run does. */
export function scoredWorld(transfers: readonly SampleTransfer[], options: WorldOptions = {}): ScoredWorld {
  const catalogue = options.catalogue ?? CATALOGUE;
  const numbering = options.numbering ?? wideNumbering(transfers, Object.keys(options.known ?? {}));
  const accounts = knownAccounts(numbering, options.known ?? {});
  const graph = buildTransferGraph(columnsOf(transfers, numbering), accounts);
  const keyOf = new Map(numbering.accountIds.map((accountId, key) => [accountId, key]));
  const indexOf = (accountId: string): number => graph.indexOf[keyOf.get(accountId) ?? -1] ?? -1;
  const nameOf = (account: number): string => numbering.accountIds[graph.keyOf[account] ?? -1] ?? "";
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { bookedAt } of transfers) [from, to] = [Math.min(from, bookedAt), Math.max(to, bookedAt)];
  const isProtected = protectedAccounts(graph, accounts, from, {
    marked: (options.marked ?? []).map(indexOf),
    released: (options.released ?? []).map(indexOf),
  });
  const facts = measureAccounts(graph, accounts, {
    minFanIn: options.minFanIn ?? 3,
    window: { from, to: to + 1 },
    bands: catalogue.bands,
    always: isProtected,
  });
  const scoring = scoreAccounts(facts, catalogue, isProtected);
  const hubs = Array.from(scoring.hubs.account, nameOf);
  const atRisk = Array.from(scoring.atRisk.account, nameOf);
  const placeOf = (accountId: string): readonly ["hubs" | "at-risk", number] => {
    const place = hubs.indexOf(accountId);
    if (place >= 0) return ["hubs", place];
    if (!atRisk.includes(accountId)) throw new Error(`${accountId} is not scored.`);
    return ["at-risk", atRisk.indexOf(accountId)];
  };
  return {
    graph,
    accounts,
    facts,
    scoring,
    isProtected,
    nameOf,
    hubs,
    atRisk,
    scoreOf(accountId) {
      const [queue, place] = placeOf(accountId);
      return (queue === "hubs" ? scoring.hubs : scoring.atRisk).score[place] ?? Number.NaN;
    },
    rowOf: (accountId) => scoring.featureRow(...placeOf(accountId)),
  };
}

/** A numbering that knows whatever currencies, channels and countries the transfers name. */
export function wideNumbering(transfers: readonly SampleTransfer[], more: readonly string[] = []): StoreNumbering {
  const distinct = (read: (transfer: SampleTransfer) => readonly string[], ...first: readonly string[]) => [
    ...new Set([...first, ...transfers.flatMap(read)]),
  ];
  return {
    ...numberingOf(transfers, more),
    currencies: distinct(({ currency }) => [currency]),
    channels: distinct(({ channel }) => [channel], ""),
    countries: distinct(({ payerCountry, payeeCountry }) => [payerCountry, payeeCountry], ""),
  };
}
