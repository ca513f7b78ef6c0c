interface Props {
  /** Bars from the first to the last part of the window. */
  readonly counts: readonly number[];
  readonly label: string;
  /** First and last bar, inclusive, that lie in the chosen days; the others fade. */
  readonly lit?: readonly [number, number] | null;
}

const WIDTH = 64;
const HEIGHT = 20;

/** A row of small bars; its figures are in the label. */
export function SparkLine({ counts, label, lit = null }: Props) {
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length);
  return (
    <svg className="spark-line" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {counts.map((count, index) => {
        const height = count === 0 ? 1 : Math.max(2, (count / most) * HEIGHT);
        const isLit = lit === null || (index >= lit[0] && index <= lit[1]);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time.
            key={index}
            className={count === 0 ? "spark-none" : isLit ? "spark-bar" : "spark-dim"}
            x={index * step}
            y={HEIGHT - height}
            width={step - 1}
            height={height}
            rx={0.5}
          />
        );
      })}
    </svg>
  );
}
