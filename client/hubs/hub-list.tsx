import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import type { HubRow } from "../../server/serve/wire.ts";
import { countText, shortAmount, shortId } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { SparkLine } from "../ui/spark-line.tsx";
import { hasInflow } from "./lit-parts.ts";

interface Props {
  readonly rows: readonly HubRow[];
  readonly total: number;
  /** The row that j and k move and Enter opens. */
  readonly cursor: number;
  readonly setCursor: (index: number) => void;
  readonly openIndex: number;
  readonly open: (accountId: string) => void;
  readonly lit: readonly [number, number] | null;
  readonly more: () => void;
}

const ROW_PX = 86;
/** So many rows before the end, the next page is asked for. */
const AHEAD = 20;

/** Only the rows in sight exist; a reader of the screen is told the whole number. */
export function HubList({ rows, total, cursor, setCursor, openIndex, open, lit, more }: Props) {
  const { say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - AHEAD) more();
  }, [last, rows.length, more]);
  useEffect(() => {
    if (cursor < rows.length) virtual.scrollToIndex(cursor, { align: "auto" });
  }, [cursor, rows.length, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    const row = rows[cursor];
    if (step) setCursor(Math.max(0, Math.min(rows.length - 1, cursor + step)));
    else if (event.key === "Enter" && row) open(row.accountId);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="scroller hub-list"
      role="listbox"
      tabIndex={0}
      aria-label={say("hubs")}
      aria-activedescendant={`${id}-${cursor}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const isDim = lit !== null && !hasInflow(row.inflow, lit);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box around it handles keys.
            <div
              key={row.accountId}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === openIndex}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={`hub-row${index === cursor ? " is-cursor" : ""}${isDim ? " is-dim" : ""}`}
              style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
              onClick={() => {
                setCursor(index);
                open(row.accountId);
              }}
            >
              <HubRowContent row={row} lit={lit} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** One hub in brief. Also a row of the at-risk queue, where no score is shown. */
export function HubRowContent({ row, lit }: { readonly row: HubRow; readonly lit: readonly [number, number] | null }) {
  const { say, sentence, language } = useWords();
  const reasons = row.reasons.map(sentence).join(" · ");
  return (
    <>
      <span className="hub-rank">{row.rank}</span>
      <span className="hub-main">
        <span className="hub-line">
          <span className="account-id hub-id" title={row.accountId}>
            {shortId(row.accountId, 18)}
          </span>
          {!row.isProtected && <ScoreBar score={row.score} />}
        </span>
        <span className="hub-line hub-figures">
          <span>
            {say("payers", { count: row.fanIn, number: countText(row.fanIn, language) })}
            {row.unresolvedPayers > 0 && ` ${say("plusUnresolved", { count: row.unresolvedPayers })}`}
          </span>
          <span className="hub-amount">{shortAmount(row.amount, row.currency, language)}</span>
        </span>
        <span className="hub-line">
          <span className="hub-reasons" title={reasons}>
            {reasons}
          </span>
          <SparkLine counts={row.inflow} lit={lit} label={say("inflowLabel", { counts: row.inflow.join(", ") })} />
        </span>
      </span>
    </>
  );
}

function ScoreBar({ score }: { readonly score: number }) {
  const { say } = useWords();
  const points = Math.round(score);
  return (
    <span className="score" title={say("pointsOf100", { points })}>
      <span className="score-bar" aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(100, score))}%` }} />
      </span>
      <span className="score-number">{points}</span>
    </span>
  );
}
