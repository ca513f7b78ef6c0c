import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { TimelineData } from "../../server/serve/wire.ts";
import { dayText, momentText } from "../ui/formats.ts";
import { useWords } from "../ui/i18n.ts";
import { brushed, grainOf, nudged, placeOf, type Span } from "./brush.ts";

interface Props {
  readonly timeline: TimelineData;
  readonly whole: Span;
  readonly chosen: Span | null;
  readonly choose: (span: Span | null) => void;
}

/** Heights of the drawing in its own units: inflow above the line, outflow below. */
const ABOVE = 62;
const BELOW = 38;
const STEP_KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -7, PageUp: 7 };

/** Bars of transfers in (up) and out (down); dragging over them chooses days, and so do the two handles. */
export function TimeBrush({ timeline, whole, chosen, choose }: Props) {
  const { say, language } = useWords();
  const area = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ readonly start: number; readonly end: number } | null>(null);
  const span = drag ? (brushed(whole, drag.start, drag.end) ?? whole) : (chosen ?? whole);
  const bars = barsOf(timeline, whole);

  const placeAt = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    return box ? (event.clientX - box.left) / box.width : 0;
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ start: placeAt(event), end: placeAt(event) });
  };
  const onPointerMove = (event: PointerEvent) => drag && setDrag({ start: drag.start, end: placeAt(event) });
  const onPointerUp = () => {
    if (!drag) return;
    // A click without a drag lets go of what was chosen.
    choose(Math.abs(drag.end - drag.start) < 0.003 ? null : brushed(whole, drag.start, drag.end));
    setDrag(null);
  };
  const onHandleKey = (end: "from" | "to") => (event: KeyboardEvent) => {
    const grains = STEP_KEYS[event.key];
    if (event.key === "Escape") choose(null);
    else if (grains) choose(nudged(whole, chosen ?? whole, end, grains));
    else return;
    event.preventDefault();
  };
  const percent = (time: number) => `${(placeOf(whole, time) * 100).toFixed(3)}%`;
  const isFine = grainOf(whole) < 86_400_000;
  const timeText = (time: number) =>
    isFine
      ? momentText(new Date(time).toISOString(), "minute", language)
      : dayText(new Date(time).toISOString(), language);

  return (
    <div className="brush">
      <div
        ref={area}
        className="brush-area"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(null)}
      >
        <svg
          viewBox={`0 0 1000 ${ABOVE + BELOW}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={say("timelineLabel")}
        >
          {bars.map(({ x, width, up, down }) => (
            <g key={x}>
              <rect className="bar-in" x={x} width={width} y={ABOVE - up} height={up} />
              <rect className="bar-out" x={x} width={width} y={ABOVE} height={down} />
            </g>
          ))}
          <line className="bar-axis" x1={0} x2={1000} y1={ABOVE} y2={ABOVE} vectorEffect="non-scaling-stroke" />
        </svg>
        <div className="brush-shade" style={{ left: 0, width: percent(span.from) }} />
        <div className="brush-shade" style={{ left: percent(span.to), right: 0 }} />
        {(["from", "to"] as const).map((end) => (
          <div
            key={end}
            className="brush-handle"
            role="slider"
            tabIndex={0}
            aria-label={end === "from" ? say("firstDay") : say("lastDay")}
            aria-valuemin={whole.from}
            aria-valuemax={whole.to}
            aria-valuenow={span[end]}
            aria-valuetext={timeText(end === "from" ? span.from : span.to - 1)}
            style={{ left: percent(span[end]) }}
            onKeyDown={onHandleKey(end)}
          />
        ))}
      </div>
      <div className="brush-axis" aria-hidden="true">
        {ticksOf(whole).map((time) => (
          <span key={time} style={{ left: percent(time) }}>
            {timeText(time)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface Bar {
  readonly x: number;
  readonly width: number;
  readonly up: number;
  readonly down: number;
}

/** Transfers of all currencies together: counts can be added where amounts cannot. */
function barsOf(timeline: TimelineData, whole: Span): readonly Bar[] {
  const counts = new Map<number, { up: number; down: number }>();
  for (const { from, inTransfers, outTransfers } of timeline.buckets) {
    const time = Date.parse(from);
    const count = counts.get(time) ?? { up: 0, down: 0 };
    counts.set(time, { up: count.up + inTransfers, down: count.down + outTransfers });
  }
  // One scale for both directions, so that bars compare.
  const ups = Math.max(1, ...[...counts.values()].map(({ up }) => up));
  const downs = Math.max(1, ...[...counts.values()].map(({ down }) => down));
  const unit = Math.min((ABOVE - 2) / ups, (BELOW - 2) / downs);
  const width = (timeline.bucketMs / (whole.to - whole.from)) * 1000;
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, count * unit));
  return [...counts].map(([time, { up, down }]) => ({
    x: placeOf(whole, time) * 1000 + width * 0.1,
    width: width * 0.8,
    up: height(up),
    down: height(down),
  }));
}

/** About six times to write below, on whole days. */
function ticksOf(whole: Span): readonly number[] {
  const grain = grainOf(whole);
  const step = Math.max(1, Math.ceil((whole.to - whole.from) / grain / 6)) * grain;
  const ticks = [];
  for (let time = Math.ceil(whole.from / grain) * grain; time < whole.to - step / 3; time += step) ticks.push(time);
  return ticks;
}
