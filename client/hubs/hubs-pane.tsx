import { useCallback, useEffect, useMemo, useState } from "react";
import type { HubRow } from "../../server/serve/wire.ts";
import { useDatasets, useHubs, useRuns } from "../queries.ts";
import { countText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { useKeys } from "../ui/keyboard.ts";
import { ErrorNotice, Notice, Waiting } from "../ui/notice.tsx";
import { useOpenHub, useRun } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { HubHint } from "./hub-hint.tsx";
import { HubList } from "./hub-list.tsx";
import { litParts } from "./lit-parts.ts";

const NO_HUBS: readonly HubRow[] = [];

/** The ranked hubs of the run. The first is opened where the address names none. */
export function HubsPane() {
  const { say, language } = useWords();
  const { view, settle } = useViewState();
  const run = useRun();
  const hubs = useHubs(run?.runId ?? null);
  const openHub = useOpenHub();
  const rows = useMemo(() => hubs.data?.pages.flatMap((page) => page.items) ?? NO_HUBS, [hubs.data]);
  const total = hubs.data?.pages[0]?.total ?? 0;
  const openIndex = rows.findIndex((row) => row.accountId === view.hub);
  const [cursor, setCursor] = useState(0);

  const first = rows[0]?.accountId;
  useEffect(() => {
    if (view.hub === null && first !== undefined && !hubs.isPlaceholderData) {
      settle({ hub: first, selection: { kind: "account", accountId: first } });
    }
  }, [view.hub, first, hubs.isPlaceholderData, settle]);
  useEffect(() => {
    if (openIndex >= 0) setCursor(openIndex);
  }, [openIndex]);

  const step = (by: number) => setCursor((at) => Math.max(0, Math.min(rows.length - 1, at + by)));
  const openCursor = () => {
    const row = rows[cursor];
    if (row) openHub(row.accountId);
  };
  useKeys({ j: () => step(1), k: () => step(-1), Enter: openCursor });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = hubs;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const lit = run && view.from && view.to ? litParts(run, view.from, view.to) : null;

  return (
    <>
      <div className="pane-head">
        <h2>{say("hubs")}</h2>
        {hubs.data && <span className="count">{countText(total, language)}</span>}
      </div>
      <HubHint />
      {lit && <p className="list-note">{say("ranksOfRun")}</p>}
      {rows.length > 0 ? (
        <HubList
          rows={rows}
          total={total}
          cursor={cursor}
          setCursor={setCursor}
          openIndex={openIndex}
          open={openHub}
          lit={lit}
          more={more}
        />
      ) : (
        <NoHubs error={hubs.error} isPending={hubs.isLoading} />
      )}
    </>
  );
}

interface NoHubsProps {
  readonly error: unknown;
  readonly isPending: boolean;
}

/** Why the list is empty, from the cause nearest to the beginning, and what to do. */
function NoHubs({ error, isPending }: NoHubsProps) {
  const { say } = useWords();
  const datasets = useDatasets();
  const runs = useRuns();
  const failed = error ?? runs.error ?? datasets.error;
  if (failed) return <ErrorNotice error={failed} />;
  if (isPending || !runs.data || !datasets.data) return <Waiting />;
  if (datasets.data.items.length === 0) return <Notice title={say("noDatasetTitle")}>{say("noDatasetText")}</Notice>;
  if (runs.data.items.length === 0) return <Notice title={say("noRunTitle")}>{say("noRunText")}</Notice>;
  return <Notice title={say("noHubTitle")}>{say("noHubText")}</Notice>;
}
