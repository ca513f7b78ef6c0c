import { UnstyledButton } from "@mantine/core";
import { useMemo, useRef } from "react";
import type { TimelineData } from "../../server/serve/wire.ts";
import { useTimeline } from "../queries.ts";
import { type Language, shortId, windowText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { useKeys } from "../ui/keyboard.ts";
import { ErrorNotice, Notice, Waiting } from "../ui/notice.tsx";
import { useRun } from "../ui/use-run.ts";
import { useViewState } from "../ui/use-view-state.ts";
import { lastDays, type Span } from "./brush.ts";
import { TimeBrush } from "./time-brush.tsx";

/** When the selected account was paid and paid on, and the brush that limits every pane to some of these days. */
export function TimePane() {
  const { say, language } = useWords();
  const { view, look } = useViewState();
  const run = useRun();
  const accountId = view.selection?.kind === "account" ? view.selection.accountId : view.hub;
  const timeline = useTimeline(run?.runId ?? null, accountId);
  const brush = useRef<HTMLDivElement>(null);
  useKeys({ t: () => brush.current?.querySelector<HTMLElement>("[role=slider]")?.focus() });

  const whole = useMemo(() => (timeline.data ? spanOf(timeline.data) : null), [timeline.data]);
  const chosen = view.from && view.to ? { from: Date.parse(view.from), to: Date.parse(view.to) } : null;
  const choose = (span: Span | null) =>
    look({ from: span && new Date(span.from).toISOString(), to: span && new Date(span.to).toISOString() });

  return (
    <>
      <div className="pane-head time-head">
        <h2>{say("time")}</h2>
        {accountId && <span className="account-id">{shortId(accountId)}</span>}
        {whole && (
          <>
            <span className="legend-in">
              <i /> {say("in")}
            </span>
            <span className="legend-out">
              <i /> {say("out")}
            </span>
          </>
        )}
        <span className="window-text" aria-live="polite">
          {whole && `${daysText(chosen ?? whole, language)} ${say("utc")}`}
        </span>
        {whole && (
          <span className="presets">
            <Preset
              label={say("days", { count: 30 })}
              isOn={isSame(chosen, lastDays(whole, 30))}
              choose={() => choose(lastDays(whole, 30))}
            />
            <Preset
              label={say("days", { count: 90 })}
              isOn={isSame(chosen, lastDays(whole, 90))}
              choose={() => choose(lastDays(whole, 90))}
            />
            <Preset label={say("allDays")} isOn={chosen === null} choose={() => choose(null)} />
          </span>
        )}
      </div>
      <div ref={brush} className="time-body">
        <TimeBody timeline={timeline} whole={whole} chosen={chosen} choose={choose} />
      </div>
    </>
  );
}

interface BodyProps {
  readonly timeline: ReturnType<typeof useTimeline>;
  readonly whole: Span | null;
  readonly chosen: Span | null;
  readonly choose: (span: Span | null) => void;
}

function TimeBody({ timeline, whole, chosen, choose }: BodyProps) {
  const { say } = useWords();
  if (timeline.error && !timeline.data) return <ErrorNotice error={timeline.error} />;
  if (timeline.isLoading) return <Waiting />;
  if (!timeline.data || !whole || timeline.data.buckets.length === 0) return <Notice title={say("noTime")} />;
  return <TimeBrush timeline={timeline.data} whole={whole} chosen={chosen} choose={choose} />;
}

function daysText({ from, to }: Span, language: Language): string {
  return windowText(new Date(from).toISOString(), new Date(to).toISOString(), language);
}

function spanOf(timeline: TimelineData): Span {
  return { from: Date.parse(timeline.from), to: Date.parse(timeline.to) };
}

function isSame(one: Span | null, other: Span | null): boolean {
  return one !== null && other !== null && one.from === other.from && one.to === other.to;
}

function Preset({
  label,
  isOn,
  choose,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly choose: () => void;
}) {
  return (
    <UnstyledButton className="preset" aria-pressed={isOn} onClick={choose}>
      {label}
    </UnstyledButton>
  );
}
