import { type LabelledNode, type LabelPlace, labelAnchor, placeLabels } from "./label-placement.ts";
import type { Palette } from "./palette.ts";

/** A node on the screen with what is written at it. Widths are those of `labelFont`. */
export interface WrittenNode extends LabelledNode {
  readonly label: string;
  /** Inside the node, where it has room. */
  readonly letter: string;
  readonly color: string;
  readonly isStrong: boolean;
}

/** What is written on, and with. */
export interface Ink {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly palette: Palette;
  readonly font: string;
}

/** Radius from which a letter fits into a node. */
const ROOM_FOR_LETTER = 7;

/** Writes letters into nodes, and names where they have room; the first nodes in the list choose first. */
export function writeLabels(context: CanvasRenderingContext2D, nodes: readonly WrittenNode[], ink: Ink): void {
  for (const node of nodes) {
    if (node.letter && node.radius >= ROOM_FOR_LETTER) writeLetter(context, node, ink.font);
  }
  const placed = placeLabels(nodes, ink.canvas);
  for (const node of nodes) {
    const place = placed.get(node.key);
    if (place) writeName(context, node, { place, ink });
  }
}

export function labelFont(isStrong: boolean, font: string): string {
  return `${isStrong ? 600 : 400} 12px ${font}`;
}

const ALIGN = { right: "left", left: "right", below: "center", above: "center" } as const;

/** The text has a rim of the ground's colour, so edges do not cut it. */
function writeName(
  context: CanvasRenderingContext2D,
  node: WrittenNode,
  { place, ink }: { readonly place: LabelPlace; readonly ink: Ink },
): void {
  const { x, y } = labelAnchor(node, place);
  context.font = labelFont(node.isStrong, ink.font);
  context.textBaseline = "middle";
  context.textAlign = ALIGN[place];
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = ink.palette.ground;
  context.strokeText(node.label, x, y);
  context.fillStyle = node.isStrong ? ink.palette.text : ink.palette.mutedText;
  context.fillText(node.label, x, y);
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
  { palette, font }: Ink,
): void {
  context.font = `600 12px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = palette.mutedText;
  for (const { x, text } of heads) context.fillText(text, x, HEAD_Y);
}

function writeLetter(context: CanvasRenderingContext2D, node: WrittenNode, font: string): void {
  const { letter } = node;
  const size = Math.max(9, Math.min(15, (node.radius * 1.5) / Math.max(1, letter.length * 0.72)));
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
