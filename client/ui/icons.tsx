/** The page's signs: strokes on a 16-pixel grid in the colour of the text around them. */
const PATHS = {
  undo: "M6 4 3 7l3 3M3 7h6a4 4 0 0 1 0 8H7",
  redo: "m10 4 3 3-3 3m3-3H7a4 4 0 0 0 0 8h2",
  fit: "M2 6V3a1 1 0 0 1 1-1h3m4 0h3a1 1 0 0 1 1 1v3m0 4v3a1 1 0 0 1-1 1h-3m-4 0H3a1 1 0 0 1-1-1v-3",
  hide: "M2 2l12 12M6.5 4a6 6 0 0 1 7.5 4 7 7 0 0 1-1.6 2.5M4 4.8A7 7 0 0 0 2 8a6 6 0 0 0 8 3.7",
  pin: "M6 2h4l-.5 4 2.5 2.5H4L6.5 6zM8 8.5V14",
  expand: "M8 3v10M3 8h10",
  fold: "M4 3l4 4 4-4M4 13l4-4 4 4",
  exportOut: "M8 2v8m0 0L5 7m3 3 3-3M3 12v2h10v-2",
  table: "M2 3h12v10H2zM2 6.5h12M6 6.5V13",
  drawing: "M3.5 5a1.5 1.5 0 1 0 0-.01M12.5 9a1.5 1.5 0 1 0 0-.01M4.5 13a1.5 1.5 0 1 0 0-.01M5 5.2l6 3M6 12.2l5-2.7",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  moon: "M13.5 9.5A6 6 0 0 1 6.5 2.5 6 6 0 1 0 13.5 9.5Z",
  keys: "M2 4h12v8H2zM4.5 6.5h.01M7 6.5h.01M9.5 6.5h.01M12 6.5h-.01M5 9.5h6",
  down: "m4 6 4 4 4-4",
  close: "m4 4 8 8M12 4l-8 8",
  copy: "M5 5V3a1 1 0 0 1 1-1h7v9h-2M3 5h8v9H3z",
  shield: "M8 2 3 4v4c0 3 2 5 5 6 3-1 5-3 5-6V4z",
  play: "M4 3l9 5-9 5z",
  stop: "M4 4h8v8H4z",
  centre: "M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 1v3M8 12v3M1 8h3M12 8h3",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z",
  check: "m3 8.5 3.5 3.5L13 4.5",
  arrowIn: "M13 8H4m0 0 3.5-3.5M4 8l3.5 3.5",
  arrowOut: "M3 8h9m0 0L8.5 4.5M12 8l-3.5 3.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
