import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { NetworkData, NetworkQuestion } from "../server/serve/wire.ts";
import { api, type Span, type TransferSide, withoutNulls } from "./api.ts";
import type { Arrangement, ExpansionKind } from "./view-state.ts";

/** What the server said, by question. Questions about accounts wait until the run is known. */

export const useSession = () => useQuery({ queryKey: ["session"], queryFn: ({ signal }) => api.session(signal) });
export const useDatasets = () => useQuery({ queryKey: ["datasets"], queryFn: ({ signal }) => api.datasets(signal) });
export const useRuns = () => useQuery({ queryKey: ["runs"], queryFn: ({ signal }) => api.runs(signal) });

/**
 * While an answer is on its way, the one before stays on screen, but only of the same subject (the key's second part):
 * never are one account's figures seen under another's name.
 */
function ofTheSame(subject: string | null) {
  return <T>(before: T | undefined, query?: { readonly queryKey: readonly unknown[] }): T | undefined =>
    query?.queryKey[1] === subject ? before : undefined;
}

interface PageOf<T> {
  items: T[];
  next: string | null;
}

/** A list that grows page by page; `key` says all that its rows depend on, whose they are second. */
function usePages<T, P extends PageOf<T>>(
  key: readonly [string, string | null, ...unknown[]],
  isAsked: boolean,
  askPage: (cursor: string | null, signal: AbortSignal) => Promise<P>,
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => askPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: P) => last.next,
    enabled: isAsked,
    placeholderData: ofTheSame(key[1]),
  });
}
export type Pages<T> = ReturnType<typeof usePages<T, PageOf<T>>>;

export const useHubs = (runId: string | null) =>
  usePages(["hubs", runId], runId !== null, (cursor, signal) => api.hubs(runId ?? "", cursor, signal));

export const useAtRisk = (runId: string | null) =>
  usePages(["at-risk", runId], runId !== null, (cursor, signal) => api.atRisk(runId ?? "", cursor, signal));

export const useCounterparties = (accountId: string, span: Span) =>
  usePages(["counterparties", accountId, span], span.run !== null, (cursor, signal) =>
    api.counterparties(accountId, span, cursor, signal),
  );

export const useTransfers = (accountId: string, span: Span, side: TransferSide) =>
  usePages(["transfers", accountId, span, side], span.run !== null, (cursor, signal) =>
    api.transfers(accountId, span, side, cursor, signal),
  );

export const useAccount = (accountId: string | null, span: Span) =>
  useQuery({
    queryKey: ["account", accountId, span],
    queryFn: ({ signal }) => api.account(accountId ?? "", span, signal),
    enabled: accountId !== null && span.run !== null,
    placeholderData: ofTheSame(accountId),
  });

export const useTimeline = (runId: string | null, accountId: string | null) =>
  useQuery({
    queryKey: ["timeline", accountId, runId],
    queryFn: ({ signal }) =>
      api.timeline(
        { ...withoutNulls({ run: runId }), ...(accountId ? { accounts: [accountId] } : {}), buckets: 90 },
        signal,
      ),
    enabled: runId !== null,
    placeholderData: ofTheSame(accountId),
  });

export const useSearch = (text: string, runId: string | null) =>
  useQuery({
    queryKey: ["search", text, runId],
    queryFn: ({ signal }) => api.search(text, runId, signal),
    enabled: text.length > 0,
    placeholderData: keepPreviousData,
  });

export const useExpansion = (accountId: string, span: Span, inView: readonly string[]) =>
  useQuery({
    queryKey: ["expansion", accountId, span, inView],
    queryFn: ({ signal }) => api.expansion(accountId, span, inView, signal),
  });

/** A hub opens with about 300 accounts: most of them payers, and enough payees to see where the money goes on. */
const PAYERS_AT_FIRST = 240;
const PAYEES_AT_FIRST = 60;
/** What "all" means at most; the server caps the whole view at the same figure. */
const MOST = 5000;
const TOP = 20;

type Neighbours = NonNullable<NetworkQuestion["neighbours"]>;

/** The question that brings a hub, its surroundings, and what was expanded. */
export function networkQuestion(hub: string, arrangement: Arrangement, span: Span): NetworkQuestion {
  const added: Record<ExpansionKind, (account: string) => Neighbours[number]> = {
    top: (account) => ({ account, direction: "both", top: TOP, by: "amount" }),
    sharing: (account) => ({ account, direction: "both", top: TOP, by: "sharing" }),
    all: (account) => ({ account, direction: "both", top: MOST, by: "transfers" }),
  };
  return {
    ...withoutNulls(span),
    accounts: [...new Set([hub, ...arrangement.expansions.map((expansion) => expansion.accountId)])],
    neighbours: [
      { account: hub, direction: "in", top: PAYERS_AT_FIRST, by: "transfers" },
      { account: hub, direction: "out", top: PAYEES_AT_FIRST, by: "transfers" },
      ...arrangement.expansions.map(({ accountId, kind }) => added[kind](accountId)),
    ],
  };
}

/** A network and the account it was asked for: while the next one is on its way, the one before is still its own hub's. */
export interface NetworkAround {
  readonly hub: string;
  readonly network: NetworkData;
}

export const networkQuery = (hub: string | null, arrangement: Arrangement, span: Span) => {
  const question = networkQuestion(hub ?? "", arrangement, span);
  return queryOptions({
    queryKey: ["network", question],
    queryFn: async ({ signal }): Promise<NetworkAround> => ({
      hub: hub ?? "",
      network: await api.network(question, signal),
    }),
    placeholderData: keepPreviousData,
  });
};
