import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Palette } from "./palette.ts";

/** Where a label stands. `outward` is left or right, whichever is away from the centre of the picture now. */
export type LabelSide = "left" | "right" | "below" | "outward";

type Drawn = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & {
  readonly letter?: string;
  readonly side?: LabelSide;
  readonly isSelected?: boolean;
};

/** Radius from which a letter fits into a node. */
const ROOM_FOR_LETTER = 7;
const GAP = 6;

/** Draws labels and letters for one theme. Text of labels has a rim of the ground's colour, so edges do not cut it. */
export function labelDrawer(palette: Palette) {
  const write = (
    context: CanvasRenderingContext2D,
    node: Drawn,
    settings: Pick<Settings, "labelFont">,
    strong: boolean,
  ) => {
    if (node.letter && node.size >= ROOM_FOR_LETTER) writeLetter(context, node, settings.labelFont);
    if (!node.label) return;
    context.font = `${strong ? 600 : 400} 12px ${settings.labelFont}`;
    context.textBaseline = "middle";
    const side = node.side ?? "right";
    context.textAlign = side === "left" ? "right" : side === "right" ? "left" : "center";
    const x = node.x + (side === "left" ? -node.size - GAP : side === "right" ? node.size + GAP : 0);
    const y = node.y + (side === "below" ? node.size + 13 : 0);
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = palette.ground;
    context.strokeText(node.label, x, y);
    context.fillStyle = strong ? palette.text : palette.mutedText;
    context.fillText(node.label, x, y);
  };
  return {
    label: (context: CanvasRenderingContext2D, node: Drawn, settings: Pick<Settings, "labelFont">) =>
      write(context, node, settings, node.isSelected ?? false),
    hover: (context: CanvasRenderingContext2D, node: Drawn, settings: Pick<Settings, "labelFont">) =>
      write(context, node, settings, true),
  };
}

/** A word above a column of the flow layout, with its place across. */
export interface ColumnHead {
  readonly x: number;
  readonly text: string;
}

/** Pixels from the upper rim to the middle of the heads' line. */
const HEAD_Y = 44;

/** Writes the heads of columns, which move with the picture from side to side but stay at its upper rim. */
export function writeHeads(
  context: CanvasRenderingContext2D,
  heads: readonly ColumnHead[],
  { palette, font }: { readonly palette: Palette; readonly font: string },
): void {
  context.font = `600 12px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = palette.mutedText;
  for (const { x, text } of heads) context.fillText(text, x, HEAD_Y);
}

function writeLetter(context: CanvasRenderingContext2D, node: Drawn, font: string): void {
  const letter = node.letter ?? "";
  const size = Math.max(9, Math.min(15, (node.size * 1.5) / Math.max(1, letter.length * 0.72)));
  context.font = `600 ${size}px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = readableOn(node.color);
  context.fillText(letter, node.x, node.y + 0.5);
}

/** Near-black or white, whichever reads better on a colour written as #rrggbb. */
export function readableOn(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return luminance > 0.2 ? "#10181b" : "#ffffff";
}
