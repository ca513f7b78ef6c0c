import { type KeyboardEvent, type PointerEvent, useRef } from "react";

interface Props {
  readonly label: string;
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** +1 where the pane lies before the divider, -1 where it lies after it. */
  readonly side: 1 | -1;
  readonly onResize: (size: number) => void;
}

const STEP_PX = 24;

/** The line between two panes: dragged, or moved with the arrow keys. */
export function Divider({ label, size, least, most, side, onResize }: Props) {
  const start = useRef<{ readonly x: number; readonly size: number } | null>(null);
  const resize = (wanted: number) => onResize(Math.round(Math.min(most, Math.max(least, wanted))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, size };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) resize(start.current.size + side * (event.clientX - start.current.x));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? -STEP_PX : event.key === "ArrowRight" ? STEP_PX : 0;
    if (step === 0) return;
    event.preventDefault();
    resize(size + side * step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can neither be focused nor moved.
    <div
      className="divider"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
