import { useMemo } from "react";
import type { RunRow } from "../../server/serve/wire.ts";
import type { Span } from "../api.ts";
import { useRuns } from "../queries.ts";
import { UNTOUCHED } from "../view-state.ts";
import { useViewState } from "./use-view-state.ts";

/** The run that the address names, else the newest that finished; null while none is known. */
export function useRun(): RunRow | null {
  const { view } = useViewState();
  const runs = useRuns().data?.items ?? [];
  return runs.find((run) => run.runId === view.runId) ?? runs.find((run) => run.outcome === "finished") ?? null;
}

/** What questions about accounts are limited to: the run and the brushed days. */
export function useSpan(): Span {
  const { view } = useViewState();
  const runId = useRun()?.runId ?? null;
  return useMemo(() => ({ run: runId, from: view.from, to: view.to }), [runId, view.from, view.to]);
}

/** Puts an account into the middle of the network and selects it. */
export function useOpenHub(): (accountId: string) => void {
  const { look } = useViewState();
  return (accountId) =>
    look({
      hub: accountId,
      selection: { kind: "account", accountId },
      arrangement: UNTOUCHED,
      community: null,
    });
}
