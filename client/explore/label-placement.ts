/** Where a name should stand. `outward` is left or right, whichever is away from the centre of the picture now. */
export type LabelSide = "left" | "right" | "below" | "outward";

/** Where a name stands beside its node. */
export type LabelPlace = "right" | "left" | "below" | "above";

/** A node on the screen, everything in pixels. */
export interface LabelledNode {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Width of the name; 0 where there is none. */
  readonly width: number;
  /** Where the name may stand, best first. */
  readonly places: readonly LabelPlace[];
  /** A name that is always written, in its first place where no place has room. */
  readonly isRequired: boolean;
}

/** In pixels, from 0 at the upper left. */
interface Canvas {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels between a node's rim and its name beside it. */
const GAP = 6;
/** Pixels between a node's rim and the middle of its name below or above it. */
const LINE_AWAY = 13;
/** Half of what a line of text at 12 pixels covers. */
const HALF_LINE = 6;
const CELL_PX = 64;

/**
 * Which names are written, and where: only where a name is whole inside the canvas, and covers neither a node nor another
 * name. The first nodes in the list choose first. Takes time in proportion to the nodes.
 */
export function placeLabels(nodes: readonly LabelledNode[], canvas: Canvas): ReadonlyMap<string, LabelPlace> {
  const taken = new TakenRoom();
  for (const node of nodes) taken.add(discOf(node), node.key);
  const placed = new Map<string, LabelPlace>();
  for (const node of nodes) {
    if (node.width === 0) continue;
    const free = node.places.find((place) => {
      const box = boxOf(node, place);
      return isInside(box, canvas) && taken.isFree(box, node.key);
    });
    const place = free ?? (node.isRequired ? node.places[0] : undefined);
    if (place === undefined) continue;
    placed.set(node.key, place);
    taken.add(boxOf(node, place), node.key);
  }
  return placed;
}

/** Where the middle of a name's line begins ("right"), ends ("left") or is centred ("below", "above"). In pixels. */
export function labelAnchor(
  { x, y, radius }: Pick<LabelledNode, "x" | "y" | "radius">,
  place: LabelPlace,
): { readonly x: number; readonly y: number } {
  switch (place) {
    case "right":
      return { x: x + radius + GAP, y };
    case "left":
      return { x: x - radius - GAP, y };
    case "below":
      return { x, y: y + radius + LINE_AWAY };
    case "above":
      return { x, y: y - radius - LINE_AWAY };
    default:
      return place satisfies never;
  }
}

function boxOf(node: LabelledNode, place: LabelPlace): Box {
  const { x, y } = labelAnchor(node, place);
  const left = place === "right" ? x : place === "left" ? x - node.width : x - node.width / 2;
  return { left, right: left + node.width, top: y - HALF_LINE, bottom: y + HALF_LINE };
}

function discOf({ x, y, radius }: LabelledNode): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/** Rectangles that are in use, found by the cells of a grid that they touch. */
class TakenRoom {
  readonly #cells = new Map<string, { readonly box: Box; readonly owner: string }[]>();

  add(box: Box, owner: string): void {
    for (const cell of cellsOf(box)) {
      const held = this.#cells.get(cell);
      if (held) held.push({ box, owner });
      else this.#cells.set(cell, [{ box, owner }]);
    }
  }

  /** Whether nothing of another owner is in the rectangle. */
  isFree(wanted: Box, owner: string): boolean {
    for (const cell of cellsOf(wanted)) {
      for (const held of this.#cells.get(cell) ?? []) {
        if (held.owner !== owner && overlap(held.box, wanted)) return false;
      }
    }
    return true;
  }
}

function isInside({ left, right, top, bottom }: Box, canvas: Canvas): boolean {
  return left >= 0 && top >= 0 && right <= canvas.width && bottom <= canvas.height;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function* cellsOf({ left, right, top, bottom }: Box): Iterable<string> {
  for (let row = Math.floor(top / CELL_PX); row * CELL_PX < bottom; row++) {
    for (let column = Math.floor(left / CELL_PX); column * CELL_PX < right; column++) yield `${column} ${row}`;
  }
}
